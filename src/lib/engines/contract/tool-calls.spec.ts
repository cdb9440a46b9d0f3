import { expect, test } from 'vitest';
import { ToolCallSplitter, writeOutToolCalls } from '#lib/engines/contract/tool-calls.ts';
import type { FinishEvent, GenerateEvent, TokenEvent } from '#lib/engines/contract/types.ts';

const finish: FinishEvent = {
	type: 'finish',
	reason: 'stop',
	usage: { promptTokens: 1, cachedPromptTokens: 0, completionTokens: 1 },
	timing: { firstTokenMs: 1, decodeMs: 1 }
};
const token = (text: string): TokenEvent => ({
	type: 'token',
	channel: 'answer',
	text,
	logprob: null,
	alternatives: [],
	elapsedMs: 0
});

function split(pieces: readonly string[], end: FinishEvent = finish) {
	const splitter = new ToolCallSplitter();
	const events: GenerateEvent[] = [...pieces.map(token), end].flatMap((event) => splitter.read(event));
	const textOn = (channel: TokenEvent['channel']) =>
		events.map((event) => (event.type === 'token' && event.channel === channel ? event.text : '')).join('');
	return {
		answer: textOn('answer'),
		callText: textOn('toolCall'),
		calls: events.flatMap((event) => (event.type === 'toolCall' ? [event.call] : [])),
		reason: events.at(-1)?.type === 'finish' ? (events.at(-1) as FinishEvent).reason : 'none'
	};
}

const callText = '<tool_call>\n{"name": "calculator", "arguments": {"expression": "7 * 4"}}\n</tool_call>';
const call = { name: 'calculator', arguments: '{"expression":"7 * 4"}' };

// However the tokenizer cuts the text, the result is the same.
test.for([1, 2, 3, 7, 11, 500])('a call that comes in pieces of %i characters', (size) => {
	const pieces = callText.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
	expect(split(pieces)).toEqual({ answer: '', callText, calls: [call], reason: 'toolCalls' });
});

test.for([1, 3, 500])('text before a call, and a second call, in pieces of %i', (size) => {
	const pieces = `Let me see. ${callText}\n${callText}`.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
	const { answer, calls, reason } = split(pieces);
	expect({ answer, calls, reason }).toEqual({ answer: 'Let me see. ', calls: [call, call], reason: 'toolCalls' });
});

test('text that only looks like a call stays text', () => {
	const text = 'a <tool is <b>bold</b>, a < b, <tool_cal';
	expect(split([...text])).toEqual({ answer: text, callText: '', calls: [], reason: 'stop' });
});

test.for(['<tool_call>\nnot JSON\n</tool_call>', '<tool_call>{"name": 5}</tool_call>', '<tool_call>[1]</tool_call>'])(
	'%j is given back as text',
	(text) => {
		const { answer, calls, reason } = split([...text]);
		expect({ answer, calls, reason }).toEqual({ answer: text, calls: [], reason: 'stop' });
	}
);

test('a turn that ends instead of the closing marker is a call when it is whole, and text when it is not', () => {
	expect(split([callText.replace('</tool_call>', '')]).calls).toEqual([call]);
	const cut = callText.slice(0, 40);
	const { answer, calls, reason } = split([...cut], { ...finish, reason: 'length' });
	expect({ answer, calls, reason }).toEqual({ answer: cut, calls: [], reason: 'length' });
});

test('calls are written out as the model wrote them', () => {
	const messages = writeOutToolCalls([
		{ role: 'user', content: 'q' },
		{ role: 'assistant', content: '', toolCalls: [call] },
		{ role: 'tool', content: '28' }
	]);
	expect(messages).toEqual([
		{ role: 'user', content: 'q' },
		{ role: 'assistant', content: callText },
		{ role: 'tool', content: '28' }
	]);
});
