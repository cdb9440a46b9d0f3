import { isAppError } from '#lib/base/errors.ts';
import type { ChatMessage } from '#lib/engines/contract/types.ts';
import { textWithFiles } from '#lib/state/attachment-text.ts';
import type { Message } from '#lib/storage/chat-types.ts';

/** What the loaded model does for the fitting. */
export interface PromptReader {
	/** Exact length of a prompt in tokens; `null` where nobody can tell. */
	count: (messages: readonly ChatMessage[]) => Promise<number | null>;
	/** One answer, as plain text. @throws what the engine throws */
	ask: (prompt: string, maxTokens: number) => Promise<string>;
	/** Part `done + 1` of `total` is being summarized; `null` when that is over. */
	onProgress?: (progress: { done: number; total: number } | null) => void;
}

export interface SummaryOptions {
	/** Of what came before these messages; empty for none. */
	previous: string;
	contextTokens: number;
	/** Upper bound of the summary. */
	maxTokens: number;
	reader: Pick<PromptReader, 'ask' | 'onProgress'>;
}

/** Bytes of one token, on the safe side: English has about four, other scripts three in less than one character. */
const bytesPerToken = 2;
/** The instruction and the chat template. */
const frameTokens = 100;
/** A piece that still does not fit is halved this often. */
const maxHalvings = 6;

/**
 * One summary of these messages, after the one that there was. What is longer than the window is read piece by piece, all of
 * it. Empty when the model says nothing.
 * @throws what `ask` throws
 */
export async function summarize(messages: readonly Message[], options: SummaryOptions): Promise<string> {
	const { reader, maxTokens } = options;
	const room = options.contextTokens - 2 * maxTokens - frameTokens;
	let waiting = pieces(transcript(messages), Math.max(200, room * bytesPerToken));
	let summary = options.previous;
	let done = 0;
	let halvings = 0;
	for (let piece = waiting[0]; piece !== undefined; piece = waiting[0]) {
		reader.onProgress?.({ done, total: done + waiting.length });
		try {
			summary = (await reader.ask(instruction(summary, piece), maxTokens)).trim() || summary;
			waiting = waiting.slice(1);
			done++;
		} catch (error) {
			if (!isAppError(error, 'engine/context-overflow') || ++halvings > maxHalvings) throw error;
			waiting = [...pieces(piece, Math.ceil(piece.length / 2)), ...waiting.slice(1)];
		}
	}
	return summary;
}

function instruction(previous: string, piece: string): string {
	const before = previous === '' ? '' : `What came before, in short:\n${previous}\n\n`;
	return `Summarize this conversation in a few sentences. Keep names, numbers and decisions.\n\n${before}${piece}`;
}

function transcript(messages: readonly Message[]): string {
	return messages
		.map(
			({ role, text, attachments }) => `${role === 'user' ? 'User' : 'Assistant'}: ${textWithFiles(text, attachments)}`
		)
		.join('\n\n');
}

/** The text in parts of about that many bytes, cut between lines or words where there are any. */
function pieces(text: string, bytes: number): string[] {
	const encoder = new TextEncoder();
	const parts: string[] = [];
	for (let rest = text; rest !== '';) {
		const { read } = encoder.encodeInto(rest, new Uint8Array(bytes));
		if (read >= rest.length || read === 0) return [...parts, rest];
		const space = Math.max(rest.lastIndexOf('\n', read), rest.lastIndexOf(' ', read));
		const end = space > read / 2 ? space : read;
		parts.push(rest.slice(0, end));
		rest = rest.slice(end);
	}
	return parts;
}
