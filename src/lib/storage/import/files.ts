import type { Found } from '#lib/storage/checks.ts';
import { LeftOutCount, optionalText } from '#lib/storage/import/fields.ts';
import type { LeftOutKind } from '#lib/storage/import/types.ts';
import { cleanFileName, maxAttachments } from '#lib/storage/parse-attachments.ts';
import { imageTypes, type Attachment } from '#lib/storage/chat-types.ts';

/** Larger pictures are left out: each is kept in the chat, and read with it. */
const maxImageChars = 14_000_000;

const dataUrl = /^data:(image\/[a-z]+);base64,/;
const words: Readonly<Record<LeftOutKind, string>> = {
	image: 'Image',
	file: 'File',
	recording: 'Recording',
	'custom instruction': 'Instruction'
};

/** A message of an export as it grows by what was attached to it. */
export class WrittenWithFiles {
	text = '';
	readonly attachments: Attachment[] = [];
	readonly #keeps: boolean;
	readonly #leftOut: LeftOutCount;

	/** @param role only what a user sends has attachments here; else text stands in the message, and a note for the rest */
	constructor(role: string, leftOut: LeftOutCount) {
		this.#keeps = role === 'user';
		this.#leftOut = leftOut;
	}

	addTextFile(name: string, content: string): void {
		const shown = cleanFileName(name);
		if (this.#keeps && this.attachments.length < maxAttachments) {
			const bytes = new TextEncoder().encode(content).byteLength;
			this.attachments.push({ kind: 'text', name: shown, bytes, text: content });
			return;
		}
		const longest = [...content.matchAll(/`+/g)].reduce((most, [ticks]) => Math.max(most, ticks.length), 2);
		const fence = '`'.repeat(longest + 1);
		this.#append(`${shown}\n${fence}\n${content}\n${fence}`);
	}

	/** @param found a `data:` URL, or an address that leads nowhere here */
	addImage(name: string, found: Found): void {
		const url = typeof found.value === 'string' && found.value.length <= maxImageChars ? found.value : '';
		const head = dataUrl.exec(url.slice(0, 40));
		const type = imageTypes.find((known) => known === head?.[1]);
		const base64 = url.slice(head?.[0].length ?? 0);
		const wellFormed = base64.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(base64);
		if (!type || !wellFormed || !this.#keeps || this.attachments.length >= maxAttachments) {
			return this.leaveOut('image', name);
		}
		const bytes = (base64.length / 4) * 3 - (base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0);
		this.attachments.push({ kind: 'image', name: cleanFileName(name || 'image'), bytes, type, base64 });
	}

	/** A note where something was that could not be kept. */
	leaveOut(kind: LeftOutKind, name: string): void {
		this.#leftOut.add(kind);
		this.#append(`*[${name === '' ? words[kind] : `${words[kind]}: ${cleanFileName(name)}`}]*`);
	}

	#append(block: string): void {
		this.text = this.text === '' ? block : `${this.text}\n\n${block}`;
	}
}

export function fileName(found: Found): string {
	return typeof found.value === 'string' ? optionalText(found).slice(0, 400) : '';
}
