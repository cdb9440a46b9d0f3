import type { ChatMessage, GenerateRequest, TokenEvent } from '#lib/engines/contract/types.ts';
import type { Script } from '#lib/engines/fake/script.ts';
import { makeRandom } from '#lib/base/random.ts';
import { longMarkdown, manyMarkdownTokens, someWords, splitTokens } from '#lib/engines/fake/text.ts';

type Token = Pick<TokenEvent, 'channel' | 'text' | 'logprob' | 'alternatives'>;

/** Words of the usual answer: longer than any `maxTokens` of the contract suite, shorter than its context. */
const usualWords = 60;

/** Below this, only the first of the words is left to choose from. */
const greedyTopP = 0.01;

function hash(text: string): number {
	let sum = 0;
	for (const letter of text) sum = (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) | 0;
	return sum;
}

/**
 * The tokens that the script asks for, cut before a stop string. The same prompt gives the same words at temperature 0
 * or with the same seed.
 */
export function makeAnswer(
	{ messages, sampling, topLogprobs, thinking = { enabled: true } }: GenerateRequest,
	script: Script,
	prompt: string
): Token[] {
	const chance = sampling.seed ?? Math.floor(Math.random() * 2 ** 32);
	const greedy = sampling.temperature === 0 || (sampling.topP ?? 1) < greedyTopP;
	const random = makeRandom(hash(prompt) + (greedy ? 0 : chance));
	const given = script.say ?? callOrResult(script, messages.at(-1)) ?? (script.markdown ? longMarkdown : null);
	const usual = given === null ? someWords(script.words ?? usualWords, random) : splitTokens(given);
	const words = script.longTokens === null ? usual : manyMarkdownTokens(script.longTokens);
	const mostThoughts = thinking.enabled ? thinking.budgetTokens : 0;
	const thoughts = splitTokens(script.think ?? '')
		.slice(0, mostThoughts)
		.map((text) => describe('reasoning', text, topLogprobs));
	const answer = cutAtStop(words, sampling.stop ?? []).map((text) => describe('answer', text, topLogprobs));
	return [...thoughts, ...answer];
}

/** What is left of an answer behind what was said of it; blanks at the end are said again, as real models do (`Seam`). */
export function goOn(tokens: readonly Token[], said: string): Token[] {
	let room = said.trimEnd().length;
	return tokens.flatMap((token) => {
		if (token.channel !== 'answer') return [];
		const text = token.text.slice(room);
		room = Math.max(0, room - token.text.length);
		return text === '' ? [] : [{ ...token, text }];
	});
}

function callOrResult({ call }: Script, last: ChatMessage | undefined): string | null {
	if (call === null) return null;
	if (last?.role === 'tool') return `The calculator says ${last.content}.`;
	return `<tool_call>\n${JSON.stringify({ name: 'calculator', arguments: { expression: call } })}\n</tool_call>`;
}

function cutAtStop(words: readonly string[], stops: readonly string[]): string[] {
	const text = words.join('');
	const places = stops.map((stop) => text.indexOf(stop)).filter((place) => place >= 0);
	if (places.length === 0) return [...words];
	let room = Math.min(...places);
	const kept: string[] = [];
	for (const word of words) {
		if (room <= 0) break;
		kept.push(word.slice(0, room));
		room -= word.length;
	}
	return kept;
}

function describe(channel: Token['channel'], text: string, topLogprobs: number | undefined): Token {
	if (topLogprobs === undefined) return { channel, text, logprob: null, alternatives: [] };
	const others = Array.from({ length: topLogprobs }, (_, rank) => ({
		text: rank === 0 ? text : `${text}${rank}`,
		logprob: Math.log(0.5) * (rank + 1)
	}));
	return { channel, text, logprob: Math.log(0.5), alternatives: others };
}
