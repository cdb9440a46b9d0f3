import type { ChatMessage } from '#lib/engines/contract/types.ts';
import { receipt as t } from '#lib/messages/en/receipt.ts';
import { asRead, lookUpUse, ranTools } from '#lib/state/handbook.ts';
import { fitPrompt, toToolMessages } from '#lib/state/prompt.ts';
import type { Message, Receipt } from '#lib/storage/chat-types.ts';

/** What is needed to send the same prompt again. */
export interface PromptSource {
	/** All that stands before the answer. */
	before: readonly Message[];
	answer: Message;
	/** UTF-16 units of the answer that the model went on from. */
	from: number;
	modelId: string;
	/** As it is now. */
	systemPrompt: string;
	seesImages: boolean;
}

/** The messages that an answer was asked with, made anew: what was not read then is not read now, and nothing else. */
export function messagesAgain({
	before,
	answer,
	from,
	modelId,
	systemPrompt,
	seesImages
}: PromptSource): ChatMessage[] {
	const { earlier } = answer;
	const begun = from > 0 ? [{ ...answer, text: answer.text.slice(0, from) }] : [];
	const read = asRead([...before, ...begun], modelId, from > 0 ? null : lookUpUse(answer.toolUses));
	const kept = earlier && !earlier.summary ? read.slice(earlier.count) : read;
	const room = { contextTokens: Infinity, reserveTokens: 0, systemPrompt, seesImages };
	return fitPrompt(kept, { ...room, earlier: earlier?.summary ? earlier : null }).messages;
}

/** The same with what tools returned meanwhile: what the engine got last. */
export function lastMessages(messages: readonly ChatMessage[], answer: Message, from: number): ChatMessage[] {
	return [...messages, ...(from > 0 ? [] : ranTools(answer.toolUses).flatMap(toToolMessages))];
}

/** How things are now, as far as that is known before the answer is asked for again. */
export interface Now {
	/** The model is not here any more. */
	missing: boolean;
	weightsSha256: string | null;
	engineVersion: string;
	/** Of the loaded model; `null` while another one, or none, is loaded. */
	loaded: { backend: 'webgpu' | 'cpu'; contextTokens: number } | null;
	systemSha256: string | null;
	promptSha256: string;
}

/** What can make another answer of the same question. `weights-gone` makes it impossible to ask. */
export type Difference =
	| { kind: 'weights-gone' | 'weights' | 'weights-unknown' | 'system' | 'prompt' | 'no-seed' }
	| { kind: 'engine'; then: string; now: string }
	| { kind: 'backend'; then: Receipt['backend']; now: Receipt['backend'] }
	| { kind: 'context'; then: number; now: number };

/** What differs now from how an answer came about: equality cannot be expected then. */
export function differences(receipt: Receipt, now: Now): Difference[] {
	if (now.missing) return [{ kind: 'weights-gone' }];
	const found: Difference[] = [];
	if (receipt.weightsSha256 === null || now.weightsSha256 === null) found.push({ kind: 'weights-unknown' });
	else if (receipt.weightsSha256 !== now.weightsSha256) found.push({ kind: 'weights' });
	if (receipt.engineVersion !== now.engineVersion)
		found.push({ kind: 'engine', then: receipt.engineVersion, now: now.engineVersion });
	if (now.loaded && now.loaded.backend !== receipt.backend)
		found.push({ kind: 'backend', then: receipt.backend, now: now.loaded.backend });
	if (now.loaded && now.loaded.contextTokens !== receipt.contextTokens)
		found.push({ kind: 'context', then: receipt.contextTokens, now: now.loaded.contextTokens });
	if (receipt.systemSha256 !== now.systemSha256) found.push({ kind: 'system' });
	else if (receipt.promptSha256 !== now.promptSha256) found.push({ kind: 'prompt' });
	if (receipt.sampling.seed === undefined && (receipt.sampling.temperature ?? 0) > 0) found.push({ kind: 'no-seed' });
	return found;
}

/** A difference in one sentence. */
export function differenceSentence(difference: Difference, modelName: string): string {
	switch (difference.kind) {
		case 'weights-gone':
			return t.differences.weightsGone(modelName);
		case 'weights':
			return t.differences.weights(modelName);
		case 'weights-unknown':
			return t.differences.weightsUnknown(modelName);
		case 'engine':
			return t.differences.engine(difference.then, difference.now);
		case 'backend':
			return t.differences.backend(t.backends[difference.then], t.backends[difference.now]);
		case 'context':
			return t.differences.context(difference.then, difference.now);
		case 'system':
			return t.differences.system;
		case 'prompt':
			return t.differences.prompt;
		case 'no-seed':
			return t.differences.noSeed;
	}
}

/** Where two texts part. */
export interface FirstDifference {
	/** Characters before it, as people count them. */
	characters: number;
	/** In UTF-16 units. */
	at: number;
	/** The end of what both have. */
	shared: string;
	then: string;
	now: string;
}

const contextChars = 48;
const continuationChars = 96;

/** How much of an answer has to be there to show a difference at this place. */
export const enoughBehind = continuationChars;

/** The first place where two texts differ, never inside a character; `null` when they are the same. */
export function firstDifference(then: string, now: string): FirstDifference | null {
	if (then === now) return null;
	const segmenter = new Intl.Segmenter();
	const others = segmenter.segment(now)[Symbol.iterator]();
	let characters = 0;
	let at = 0;
	for (const { segment } of segmenter.segment(then)) {
		if (others.next().value?.segment !== segment) break;
		characters++;
		at += segment.length;
	}
	return {
		characters,
		at,
		shared: cut(then.slice(0, at), -contextChars),
		then: cut(then.slice(at), continuationChars),
		now: cut(now.slice(at), continuationChars)
	};
}

/** The first, or with a negative number the last characters, with a sign where something is missing. */
function cut(text: string, length: number): string {
	const characters = [...text];
	if (characters.length <= Math.abs(length)) return text;
	return length < 0 ? `…${characters.slice(length).join('')}` : `${characters.slice(0, length).join('')}…`;
}
