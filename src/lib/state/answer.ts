import type {
	ChatMessage,
	FinishEvent,
	GenerateEvent,
	GenerateRequest,
	ToolCall
} from '#lib/engines/contract/types.ts';
import { toToolMessages } from '#lib/state/prompt.ts';
import type { ToolUse } from '#lib/storage/chat-types.ts';
import { runTool } from '#lib/tools/tools.ts';

/** A tool has run; the model goes on with its result. */
export interface ToolUseEvent {
	type: 'toolUse';
	use: ToolUse;
}

/** A model that calls tools for ever is stopped here. */
const maxRounds = 5;

/**
 * One answer of a model that may call tools: they run on this device, and the model goes on with what they return. The
 * `finish` at the end counts all rounds together.
 * @throws what `generate` throws
 */
export async function* answerWithTools(
	generate: (request: GenerateRequest) => AsyncIterable<GenerateEvent>,
	request: GenerateRequest
): AsyncGenerator<GenerateEvent | ToolUseEvent> {
	const messages: ChatMessage[] = [...request.messages];
	let total: FinishEvent | null = null;
	for (let round = 1; ; round++) {
		const calls: ToolCall[] = [];
		for await (const event of generate({ ...request, messages, continues: round === 1 && request.continues })) {
			if (event.type === 'toolCall') calls.push(event.call);
			if (event.type === 'finish') total = total ? addRound(total, event) : event;
			else yield event;
		}
		if (total?.reason !== 'toolCalls' || round === maxRounds) break;
		for (const call of calls) {
			const use = { ...call, result: runTool(call) };
			yield { type: 'toolUse', use };
			messages.push(...toToolMessages(use));
		}
	}
	if (total) yield total;
}

/**
 * The text of one answer, without what was thought before it.
 * @throws what the events throw; `AbortError` when it was stopped
 */
export async function plainAnswer(events: AsyncIterable<GenerateEvent>): Promise<string> {
	let text = '';
	for await (const event of events) {
		if (event.type === 'token' && event.channel === 'answer') text += event.text;
		if (event.type === 'finish' && event.reason === 'aborted')
			throw new DOMException('The operation was aborted.', 'AbortError');
	}
	return text;
}

function addRound(total: FinishEvent, { reason, usage, timing }: FinishEvent): FinishEvent {
	return {
		type: 'finish',
		reason,
		usage: { ...total.usage, completionTokens: total.usage.completionTokens + usage.completionTokens },
		timing: {
			firstTokenMs: total.timing.firstTokenMs ?? timing.firstTokenMs,
			decodeMs: total.timing.decodeMs + timing.decodeMs
		}
	};
}
