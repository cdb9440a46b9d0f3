// The grammar engine with letters for tokens: what it allows, without a model.
import { beforeAll, describe, expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { checkGrammar } from '#lib/engines/contract/forms/grammar-check.ts';
import { toEbnf } from '#lib/engines/contract/forms/ebnf.ts';
import { schemaToGrammar } from '#lib/engines/contract/forms/schema-grammar.ts';
import { FormMaker } from '#lib/engines/transformers/form.ts';

const end = 0;
/** Ids are those of ASCII; the last is a letter of two bytes. */
const tokens = Array.from({ length: 129 }, (_, id) => (id === end ? '' : id === 128 ? 'é' : String.fromCodePoint(id)));

let maker: FormMaker;

beforeAll(async () => {
	maker = await FormMaker.open(tokens, 'raw', new Set([end]));
});

const idOf = (letter: string) => (letter === 'é' ? 128 : (letter.codePointAt(0) ?? 0));

/** What may come behind a text, in order; `$` is the end. Also whether it is all that may come. */
async function next(grammar: string, text: string): Promise<string> {
	const form = await maker.begin(toEbnf(grammar));
	try {
		for (const letter of text) await form.accept(idOf(letter));
		const logits = form.apply(new Float32Array(tokens.length).fill(1));
		const allowed = Array.from(logits.keys()).filter((id) => logits[id] === 1);
		expect(form.complete).toBe(allowed.every((id) => id === end));
		return allowed.map((id) => (id === end ? '$' : tokens[id])).join('');
	} finally {
		form.dispose();
	}
}

const isTaken = (grammar: string, text: string) =>
	next(grammar, text).then(
		(follows) => follows.startsWith('$'),
		(error) => {
			if (isAppError(error, 'request/invalid')) return false;
			throw error;
		}
	);

test.for<[string, string, string]>([
	['root ::= "yes" | "no"', '', 'ny'],
	['root ::= "yes" | "no"', 'n', 'o'],
	['root ::= "yes" | "no"', 'no', '$'],
	['root ::= 1st{2} # two\n1st ::= "a" | "b"', 'a', 'ab'],
	['root ::= ("a" "b"?){0,2}', 'a', '$ab'],
	['root ::= ("a"? | "b"){2} "c"', '', 'abc'],
	['root ::= [^\\x01-z{-~]', '', '\x7fé'],
	['root ::= [xè-ê]', '', 'xé'],
	['root ::= [xè-ê]{0,3} "!"', 'éx', '!xé'],
	['root ::= "\\"" [\\]\\[^-]', '"', '-[]^'],
	['root ::= | "a" root', 'aa', '$a'],
	['root ::= "\\x41\\u0042" "\\U00000043"{3}', 'ABCC', 'C'],
	['root ::= "a"{2}{3}', 'aaaaaa', '$'],
	['root ::= ("a"?)?', '', '$a']
])('%j after %j goes on with %j', async ([grammar, text, expected]) => {
	checkGrammar(grammar);
	expect(await next(grammar, text)).toBe(expected);
});

test('any letter is any token that is text', async () => {
	expect(await next('root ::= .', '')).toHaveLength(tokens.length - 1);
});

describe('schemas', () => {
	test.for<[string, object, readonly string[], readonly string[]]>([
		['any value', {}, ['{"a": [1, -2.5e3]}', '"é\\n"', 'null'], ['01', '{a:1}', '[1,]']],
		[
			'an object',
			{ properties: { a: { type: 'integer', minimum: -3, maximum: 21 }, b: { maxLength: 2 } }, required: ['a'] },
			['{"a":-3}', '{"a": 20,"b":"xé"}'],
			['{}', '{"a":22}', '{"a":1,"b":"xyz"}', '{"b":"x"}']
		],
		['a pattern', { pattern: '^[a-c"]{2}(\\d|é)$' }, ['"ab1"', '"a\\"é"'], ['"ab"', '"""1"']],
		['a date', { format: 'date' }, ['"2026-02-28"'], ['"2026-13-01"']],
		['a list', { items: { type: 'null' }, minItems: 1, maxItems: 2 }, ['[null]', '[null, null]'], ['[]', '[null,]']],
		[
			'itself inside',
			{ $defs: { n: { properties: { n: { $ref: '#/$defs/n' } } } }, $ref: '#/$defs/n' },
			['{}', '{"n":{"n":{}}}'],
			['{"n":{"n":{}}']
		]
	])('%s: the right texts, and no others', async ([, schema, right, wrong]) => {
		const grammar = schemaToGrammar({ ...schema });
		for (const text of right) expect([text, await isTaken(grammar, text)]).toEqual([text, true]);
		for (const text of wrong) expect([text, await isTaken(grammar, text)]).toEqual([text, false]);
	});
});

// Near the limits of the checks: xgrammar takes minutes for some of these as they stand.
test.for<[string, string]>([
	['repetitions in repetitions', 'root ::= (("a" | "b"){0,200} "c"){0,100}'],
	['a long text', `root ::= "${'abcdefghij'.repeat(6000)}"`],
	['a long class', 'root ::= [a-z]{0,1000} "."'],
	['deep groups', `root ::= ${'('.repeat(60)}"a"${')'.repeat(60)}`],
	[
		'a chain of rules',
		`root ::= a0\n${Array.from({ length: 498 }, (_, index) => `a${index} ::= "y"? a${index + 1}`).join('\n')}\na498 ::= "x"`
	],
	['many names', `root ::= ${Array.from({ length: 3000 }, (_, index) => `"a${index}"`).join(' | ')}`]
])('%s are compiled', async ([, grammar]) => {
	checkGrammar(grammar);
	expect(await next(grammar, '')).not.toBe('');
});

test('a schema of the greatest size is compiled', async () => {
	const members = (count: number, value: unknown) =>
		Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, value]));
	const leaf = { type: 'object', properties: members(180, { type: 'integer', maximum: 12345 }) };
	const grammar = schemaToGrammar({ type: 'object', properties: members(5, leaf) });
	expect(await next(grammar, '{"p')).toBe('01234');
});

test('what cannot be compiled is refused, and the next form is made', async () => {
	const refused = await maker.begin('root ::= missing').catch((error: unknown) => error);
	expect(isAppError(refused, 'request/invalid') && refused.details.param).toBe('responseFormat');
	maker = await FormMaker.open(tokens, 'raw', new Set([end]));
	expect(await next('root ::= "a"', '')).toBe('a');
});

test('logits keep their values, and those of forbidden tokens are minus infinity', async () => {
	const form = await maker.begin(toEbnf('root ::= "a" | "b"'));
	const logits = Float32Array.from(tokens.keys());
	const masked = form.apply(logits);
	expect([masked[idOf('a')], masked[idOf('b')], masked[idOf('c')], masked[end]]).toEqual([
		97,
		98,
		-Infinity,
		-Infinity
	]);
	expect(logits[idOf('c')]).toBe(99);
	form.dispose();
});
