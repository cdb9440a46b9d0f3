import { AppError, isAbort, toAppError } from '#lib/base/errors.ts';
import type { FinishEvent, GenerateRequest } from '#lib/engines/contract/types.ts';
import { notebook as t } from '#lib/messages/en/notebook.ts';
import { sentences } from '#lib/messages/format.ts';
import type { App } from '#lib/state/app.svelte.ts';
import { FrameBuffer } from '#lib/state/frame-buffer.ts';
import { estimateTokens, partAfterEdit, type Part } from '#lib/state/notebook-text.ts';
import { remedyFor } from '#lib/state/remedies.ts';
import { withSeed } from '#lib/state/sampling.ts';
import { saveFile } from '#lib/state/save-file.ts';
import { notebookDraft } from '#lib/storage/tables.ts';

/** More than anybody takes back. */
const maxUndos = 50;

/** One text that somebody and a model write together: no chat, no roles, no template. */
export class Notebook {
	#app: App;
	#writing = $state(false);
	#written = $state.raw<Part | null>(null);
	/** Why and how it ended, each in the language that is shown when it is read. */
	#failure = $state.raw<(() => string) | null>(null);
	/** Of the last run, and the text that it is of. */
	#counted = $state.raw<{ text: string; tokens: number } | null>(null);
	#outcome = $state.raw<(() => string) | null>(null);
	/** Texts before each run, the last one last. */
	#before = $state.raw<readonly string[]>([]);
	#abort: AbortController | null = null;

	constructor(app: App) {
		this.#app = app;
		void app.drafts.load(notebookDraft);
	}

	get text(): string {
		return this.#app.drafts.textOf(notebookDraft);
	}

	/** The model is writing. */
	get writing(): boolean {
		return this.#writing;
	}

	/** What the model wrote last, as long as nobody has changed it. */
	get written(): Part | null {
		return this.#written;
	}

	/** Why it did not go on, in words. */
	get failure(): string | null {
		return this.#failure?.() ?? null;
	}

	/** How the last run ended, in words. */
	get outcome(): string | null {
		return this.#outcome?.() ?? null;
	}

	/** Length of the text; exact when the model has read and written just this. */
	get tokens(): { count: number; exact: boolean } {
		const exact = this.#counted?.text === this.text;
		return { count: exact ? (this.#counted?.tokens ?? 0) : estimateTokens(this.text, this.#counted), exact };
	}

	/** The loaded model can only answer chats. `false` until it is loaded. */
	get unable(): boolean {
		return this.#app.engine.ready && !this.#app.engine.continuesTexts;
	}

	get undoable(): boolean {
		return !this.#writing && this.#before.length > 0;
	}

	/** Somebody has changed the text. */
	edit(text: string): void {
		if (this.#writing) return;
		if (this.#written) this.#written = partAfterEdit(this.#written, this.text, text);
		this.#outcome = null;
		this.#set(text);
	}

	/** The model goes on where the text ends. Never rejects: what goes wrong is in `failure`. */
	async goOn(): Promise<void> {
		if (this.#writing || this.text.trim() === '') return;
		const before = this.text;
		this.#before = [...this.#before.slice(1 - maxUndos), before];
		this.#writing = true;
		this.#failure = this.#outcome = null;
		this.#written = { from: before.length, to: before.length };
		const abort = (this.#abort = new AbortController());
		try {
			await this.#app.answer(this.#write(before, abort.signal));
		} catch (error) {
			const known = toAppError(error);
			if (!isAbort(error)) this.#failure = () => failureWords(known);
		} finally {
			this.#writing = false;
			if (this.text === before) {
				this.#before = this.#before.slice(0, -1);
				this.#written = null;
			}
		}
	}

	/** Ends what is being written; it stays. */
	stop(): void {
		this.#abort?.abort();
	}

	/** Takes back what the model wrote last, and what was changed since. */
	undo(): void {
		const before = this.#before.at(-1);
		if (before === undefined || this.#writing) return;
		this.#before = this.#before.slice(0, -1);
		this.#written = this.#failure = null;
		this.#outcome = () => t.outcome.takenBack;
		this.#set(before);
	}

	/** Saves the text as a file through the browser's download. */
	save(): void {
		saveFile(new Blob([this.text], { type: 'text/plain' }), 'notebook.txt');
	}

	async #write(before: string, signal: AbortSignal): Promise<void> {
		const { engine, settings } = this.#app;
		const { model } = engine;
		await engine.prepare(signal);
		const asked = engine.requestFor({}, settings.values);
		const request: GenerateRequest = {
			messages: [{ role: 'user', content: before }],
			sampling: withSeed(asked.sampling, engine.supportedSampling ?? []).sampling,
			...(asked.adapters ? { adapters: asked.adapters } : {}),
			raw: true
		};
		let added = '';
		let finish: FinishEvent | null = null;
		const publish = () => {
			this.#written = { from: before.length, to: before.length + added.length };
			this.#set(before + added);
		};
		const frames = new FrameBuffer(publish);
		try {
			for await (const event of engine.generate(model, request, signal)) {
				if (event.type === 'finish') finish = event;
				if (event.type !== 'token') continue;
				added += event.text;
				frames.touch();
			}
		} finally {
			frames.stop();
			publish();
		}
		if (!finish) throw new AppError('internal/bug', { reason: 'the engine ended without a finish event' });
		const { promptTokens, completionTokens } = finish.usage;
		if (promptTokens > 0) this.#counted = { text: this.text, tokens: promptTokens + completionTokens };
		const { reason } = finish;
		this.#outcome = () => endWords(reason, completionTokens);
	}

	#set(text: string): void {
		this.#app.drafts.set(notebookDraft, text);
	}
}

function failureWords(error: AppError): string {
	const { sentence, next } = remedyFor(error);
	return sentences(sentence, next);
}

function endWords(reason: FinishEvent['reason'], tokens: number): string {
	if (reason === 'aborted') return t.outcome.stopped(tokens);
	if (reason === 'length') return t.outcome.lengthReached(tokens);
	return tokens === 0 ? t.outcome.finished : t.outcome.ended(tokens);
}
