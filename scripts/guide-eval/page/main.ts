// Guide as the app runs it: the same host, worker, engine, verified weights and tools, without the pages around them.
import { guide } from '#lib/catalog/catalog.ts';
import type { ChatMessage, FinishEvent } from '#lib/engines/contract/types.ts';
import { Host } from '#lib/host/host.ts';
import { answerWithTools } from '#lib/state/answer.ts';
import { loadHandbook, lookedUp, lookUp, type LookedUp } from '#lib/state/handbook.ts';
import { toToolMessages } from '#lib/state/prompt.ts';
import type { ToolUse } from '#lib/storage/chat-types.ts';
import { tools } from '#lib/tools/tools.ts';
import type { GuideAnswer } from '../types.ts';

const host = new Host({ ready: Promise.resolve(), baseUrl: new URL('/', location.href).href });

/** As the app asks it. */
const handbook = await loadHandbook();

/**
 * Asks the turns of one chat, one after the other; returns the answer to the last. Temperature 0 is greedy.
 * @param asWritten looks nothing up
 */
async function ask(
	turns: readonly string[],
	temperature: number,
	seed: number,
	asWritten = false
): Promise<GuideAnswer> {
	const messages: ChatMessage[] = [];
	let answer: GuideAnswer | null = null;
	let before: string | null = null;
	for (const turn of turns) {
		const use: ToolUse | null = asWritten ? null : handbook && lookUp(handbook, turn, before);
		const looked: LookedUp | null = lookedUp(use ? [use] : []);
		const question: string | undefined = looked?.question;
		if (question !== undefined) messages.length = 0; // it stands by itself, as `asRead` has it
		const content: string = question ?? turn;
		before = content;
		messages.push({ role: 'user', content });
		if (looked?.answer !== undefined) {
			messages.push({ role: 'assistant', content: looked.answer });
			answer = { text: looked.answer, calls: [], reason: 'stop', completionTokens: 0, firstTokenMs: null, decodeMs: 0 };
			continue;
		}
		let text = '';
		const toolMessages: ChatMessage[] = [];
		let finish: FinishEvent | null = null;
		const sampling = { maxTokens: guide.maxAnswerTokens, temperature, seed };
		const request = { messages, sampling, tools };
		for await (const event of answerWithTools((round) => host.generate(guide, round), request)) {
			if (event.type === 'token' && event.channel === 'answer') text += event.text;
			if (event.type === 'toolUse') toolMessages.push(...toToolMessages(event.use));
			if (event.type === 'finish') finish = event;
		}
		if (!finish) throw new Error('the engine ended without a finish event');
		messages.push(...toolMessages, { role: 'assistant', content: text || ' ' });
		const calls = toolMessages.map(({ content, toolCalls }) => toolCalls?.[0]?.arguments ?? content);
		const { reason, usage, timing } = finish;
		const { completionTokens } = usage;
		answer = { text, calls, reason, completionTokens, firstTokenMs: timing.firstTokenMs, decodeMs: timing.decodeMs };
	}
	if (!answer) throw new Error('no question');
	return answer;
}

/** Loads Guide; how long that took, and what runs it. */
async function load(): Promise<{ loadMs: number; backend: string; threads: number }> {
	const startedMs = performance.now();
	const { backend, threads } = await host.load(guide);
	return { loadMs: performance.now() - startedMs, backend, threads };
}

Object.assign(window, { guideEval: { load, ask } });
