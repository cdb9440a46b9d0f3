import { connect as t } from '#lib/messages/en/connect.ts';

export interface Trial {
	id: keyof typeof t.tryIt.kinds;
	path: string;
	body: (model: string) => unknown;
}

const messages = [{ role: 'user', content: 'What is a token?' }];

/** Requests to begin with. */
export const trials: readonly Trial[] = [
	{ id: 'chat', path: '/v1/chat/completions', body: (model) => ({ model, messages, stream: true }) },
	{
		id: 'responses',
		path: '/v1/responses',
		body: (model) => ({ model, input: 'What is a token?', stream: true })
	},
	{ id: 'ollama', path: '/api/chat', body: (model) => ({ model, messages }) }
];

/** Longer output is cut at its beginning: a page that grows for minutes would slow down. */
const maxShownChars = 40_000;

/** Where a piece of text can stand: chunks of chats, events of responses, lines of Ollama. */
interface Piece {
	choices?: { delta?: { content?: string }; message?: { content?: string | null } }[];
	type?: string;
	delta?: string;
	message?: { content?: string };
	response?: string;
}

/** The words of an answer, out of all that surrounds them. */
export function wordsOf(shown: string): string {
	return shown.split('\n').map(wordsOfLine).join('');
}

function wordsOfLine(line: string): string {
	if (!line.includes('{')) return '';
	try {
		const { choices, type, delta, message, response } = JSON.parse(line.replace(/^data: /, '')) as Piece;
		if (type !== undefined) return type === 'response.output_text.delta' ? (delta ?? '') : '';
		const text = choices?.[0]?.delta?.content ?? choices?.[0]?.message?.content ?? message?.content ?? response;
		return typeof text === 'string' ? text : '';
	} catch {
		return ''; // the rest of it has not come yet
	}
}

/** One request to the real endpoint, and what came back so far. */
export class TryOut {
	#running = $state.raw<AbortController | null>(null);
	#status = $state<number | null>(null);
	#shown = $state('');
	#outcome = $state('');

	get running(): boolean {
		return this.#running !== null;
	}

	/** `null` until a head has come. */
	get status(): number | null {
		return this.#status;
	}

	/** The body so far, as it came. */
	get shown(): string {
		return this.#shown;
	}

	/** One sentence on how it went. */
	get outcome(): string {
		return this.#outcome;
	}

	async send(url: string, key: string, body: string): Promise<void> {
		const controller = new AbortController();
		this.#running = controller;
		this.#status = null;
		this.#shown = '';
		this.#outcome = t.tryIt.sent;
		const sentMs = performance.now();
		try {
			const headers = { 'Content-Type': 'application/json', ...(key === '' ? {} : { Authorization: `Bearer ${key}` }) };
			const response = await fetch(url, { method: 'POST', headers, body, signal: controller.signal });
			this.#status = response.status;
			const headMs = performance.now() - sentMs;
			await this.#read(response);
			this.#outcome = t.tryIt.done({ status: response.status, headMs, doneMs: performance.now() - sentMs });
		} catch (error) {
			this.#outcome = controller.signal.aborted ? t.tryIt.stopped : t.tryIt.broke(String(error));
		} finally {
			this.#running = null;
		}
	}

	stop(): void {
		this.#running?.abort();
	}

	async #read({ body }: Response): Promise<void> {
		const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
		if (!reader) return;
		for (let next = await reader.read(); !next.done; next = await reader.read())
			this.#shown = (this.#shown + next.value).slice(-maxShownChars);
	}
}
