import type * as Library from '@mlc-ai/web-xgrammar';
import { AppError } from '#lib/base/errors.ts';
import type { Spelling } from '#lib/engines/transformers/vocabulary.ts';

function allows(mask: Int32Array, id: number): boolean {
	return (((mask[id >> 5] ?? 0) >>> (id & 31)) & 1) === 1;
}

/** Holds one answer to a form. */
export class Form {
	#matcher: Library.GrammarMatcher;
	#endIds: ReadonlySet<number>;
	/** One bit for each token that may come next. */
	#mask: Int32Array = new Int32Array();

	static async begin(matcher: Library.GrammarMatcher, endIds: ReadonlySet<number>): Promise<Form> {
		const form = new Form(matcher, endIds);
		form.#mask = await matcher.getNextTokenBitmask();
		return form;
	}

	private constructor(matcher: Library.GrammarMatcher, endIds: ReadonlySet<number>) {
		this.#matcher = matcher;
		this.#endIds = endIds;
	}

	/** Nothing but an end can come next. */
	get complete(): boolean {
		const rest = this.#mask.slice();
		for (const id of this.#endIds) rest[id >> 5] = (rest[id >> 5] ?? 0) & ~(1 << (id & 31));
		return rest.every((bits) => bits === 0);
	}

	/** The logits, with minus infinity for what may not come next. */
	apply(logits: Float32Array): Float32Array {
		return logits.map((logit, id) => (allows(this.#mask, id) ? logit : -Infinity));
	}

	/**
	 * Goes on behind this token.
	 * @throws `request/invalid` when the form does not allow it: a bias bans all that it does
	 */
	async accept(id: number): Promise<void> {
		if (!allows(this.#mask, id) || !this.#matcher.acceptToken(id)) {
			const reason = 'bans every token that the form of the answer allows';
			throw new AppError('request/invalid', { param: 'sampling.logitBias', reason });
		}
		if (!this.#endIds.has(id)) this.#mask = await this.#matcher.getNextTokenBitmask();
	}

	/** Frees its memory. */
	dispose(): void {
		this.#matcher.dispose();
	}
}

/** Makes grammars into forms for the tokens of one model. */
export class FormMaker {
	#library: typeof Library;
	#compiler: Library.GrammarCompiler;
	#endIds: ReadonlySet<number>;
	/** The same form is often asked for again, and compiling it can take as long as an answer. */
	#last: { grammar: string; compiled: Library.CompiledGrammar } | null = null;

	/**
	 * Loads the grammar engine, and shows it the tokens.
	 * @param tokens by id; empty for those that are no text
	 * @param endIds tokens that end an answer
	 */
	static async open(tokens: string[], spelling: Spelling, endIds: ReadonlySet<number>): Promise<FormMaker> {
		const library = await import('@mlc-ai/web-xgrammar'); // 1 MB, with its WebAssembly inside
		const info = await library.TokenizerInfo.createTokenizerInfo(tokens, spelling, false, tokens.length, [...endIds]);
		// Its own cache never forgets.
		const compiler = await library.GrammarCompiler.createGrammarCompiler(info, false);
		info.dispose();
		return new FormMaker(library, compiler, endIds);
	}

	private constructor(library: typeof Library, compiler: Library.GrammarCompiler, endIds: ReadonlySet<number>) {
		this.#library = library;
		this.#compiler = compiler;
		this.#endIds = endIds;
	}

	/**
	 * @param grammar in the dialect of xgrammar (`toEbnf`)
	 * @throws `request/invalid` when it cannot be compiled
	 */
	async begin(grammar: string): Promise<Form> {
		try {
			const compiled = await this.#compile(grammar);
			const matcher = await this.#library.GrammarMatcher.createGrammarMatcher(compiled);
			return await Form.begin(matcher, this.#endIds);
		} catch (error) {
			const reason = 'the grammar engine cannot compile it';
			throw new AppError('request/invalid', { param: 'responseFormat', reason }, { cause: error });
		}
	}

	async #compile(grammar: string): Promise<Library.CompiledGrammar> {
		if (this.#last?.grammar === grammar) return this.#last.compiled;
		this.#last?.compiled.dispose();
		this.#last = null;
		const parsed = await this.#library.Grammar.fromEBNF(grammar);
		const compiled = await this.#compiler.compileGrammar(parsed);
		parsed.dispose();
		this.#last = { grammar, compiled };
		return compiled;
	}
}
