import type { App } from '#lib/state/app.svelte.ts';
import type { Attachment } from '#lib/state/attachment-text.ts';

/** A longer paste, in bytes of UTF-8, becomes a file. */
export const longPasteBytes = 20_000;

interface Paste {
	text: string;
	/** What it would have replaced in the field. */
	start: number;
	end: number;
}

/** The files of the message that is being written. What reads them is loaded with the first file. */
export class Composing {
	#app: App;
	#refusals = $state.raw<{ draftKey: string; sentences: readonly string[] } | null>(null);
	/** Files that were pasted as text in this tab. */
	#pastes = new WeakMap<Attachment, Paste>();

	constructor(app: App) {
		this.#app = app;
	}

	/** Attaches what can be read, and says of the rest why not. */
	async attach(draftKey: string, files: readonly File[]): Promise<void> {
		const { drafts, engine } = this.#app;
		this.#refusals = null;
		const { readAttachments } = await import('#lib/state/attachments.ts');
		// Whether a model sees images is known when it is loaded.
		if (files.some(({ type }) => type.startsWith('image/')))
			await engine.prepare(new AbortController().signal).catch(() => {});
		const count = drafts.filesOf(draftKey).length;
		const { images, model } = engine;
		const read = await readAttachments(files, { count, images, modelName: model.name });
		drafts.setFiles(draftKey, [...drafts.filesOf(draftKey), ...read.attachments]);
		if (read.refusals.length > 0) this.#refusals = { draftKey, sentences: read.refusals };
	}

	/** Why the last files were not attached. */
	refusalsOf(draftKey: string): readonly string[] {
		return this.#refusals?.draftKey === draftKey ? this.#refusals.sentences : [];
	}

	forgetRefusals(): void {
		this.#refusals = null;
	}

	/** Keeps a long paste as a file; where there is no room for another it goes into the text. */
	async paste(draftKey: string, paste: Paste): Promise<void> {
		const { pastedText } = await import('#lib/state/attachments.ts');
		const { drafts } = this.#app;
		const files = drafts.filesOf(draftKey);
		const file = pastedText(
			paste.text,
			files.map(({ name }) => name)
		);
		if (!file) {
			const text = drafts.textOf(draftKey);
			drafts.set(draftKey, text.slice(0, paste.start) + paste.text + text.slice(paste.end));
			return;
		}
		this.#pastes.set(file, paste);
		drafts.setFiles(draftKey, [...files, file]);
	}

	isPaste(file: Attachment): boolean {
		return this.#pastes.has(file);
	}

	/** Puts a paste into the text after all. @returns where the caret belongs */
	pasteAsText(draftKey: string, file: Attachment): number {
		const { drafts } = this.#app;
		const text = drafts.textOf(draftKey);
		const paste = this.#pastes.get(file);
		if (!paste) return text.length;
		const before = text.slice(0, paste.start) + paste.text;
		drafts.set(draftKey, before + text.slice(paste.end));
		this.remove(draftKey, file);
		return before.length;
	}

	remove(draftKey: string, file: Attachment): void {
		const { drafts } = this.#app;
		drafts.setFiles(
			draftKey,
			drafts.filesOf(draftKey).filter((other) => other !== file)
		);
	}
}
