import { flushSync, mount, unmount } from 'svelte';
import '../../../src/app.css';
import Markdown from '#lib/components/chat/markdown/Markdown.svelte';

/** The real component on the page, and its props to be changed. */
export class Stage {
	readonly element = document.body.appendChild(document.createElement('div'));
	readonly #props: { text: string; streaming: boolean };
	readonly #app: object;

	constructor(text = '', streaming = false) {
		const props = $state({ text, streaming });
		this.#props = props;
		this.#app = mount(Markdown, { target: this.element, props });
		flushSync();
	}

	/** Shows a text, or more of it. What is drawn at once is drawn when this returns. */
	show(text: string, streaming = true): void {
		this.#props.text = text;
		this.#props.streaming = streaming;
		flushSync();
	}

	/** Streams a text, a chunk a frame. */
	async stream(text: string, chunkChars: number, eachFrame?: (end: number) => void): Promise<void> {
		for (let end = chunkChars; end < text.length + chunkChars; end += chunkChars) {
			this.show(text.slice(0, end), end < text.length);
			await frame();
			eachFrame?.(Math.min(end, text.length));
		}
	}

	get text(): string {
		return this.element.querySelector('.markdown')?.textContent ?? '';
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await unmount(this.#app);
		this.element.remove();
	}
}

/** The next frame, and what was waiting for it. */
export async function frame(): Promise<void> {
	await new Promise((resolve) => requestAnimationFrame(resolve));
	await Promise.resolve();
}

/** Waits until something holds, for what is loaded when it is first needed. */
export async function until(holds: () => boolean, what: string): Promise<void> {
	for (let frames = 0; frames < 2_000; frames++) {
		if (holds()) return;
		await frame();
	}
	throw new Error(`Waited in vain for: ${what}`);
}
