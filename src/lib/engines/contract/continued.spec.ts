import { expect, test } from 'vitest';
import { Seam } from '#lib/engines/contract/continued.ts';
import { ask, question, textOf } from '#lib/engines/contract/suite-tools.ts';
import type { TokenEvent } from '#lib/engines/contract/types.ts';

const token = (text: string, channel: TokenEvent['channel'] = 'answer'): TokenEvent => {
	return { type: 'token', channel, text, logprob: null, alternatives: [], elapsedMs: 1 };
};

const goOn = (answer: string, ...texts: string[]) => {
	const seam = new Seam({ messages: [question, { role: 'assistant', content: answer }], continues: true });
	return textOf(texts.map((text) => seam.read(token(text))));
};

test.for<[string, string[], string]>([
	['One', [' two', ' three'], ' two three'],
	['One ', [' two', ' three'], 'two three'],
	['One \n', [' ', '\n', ' two'], ' two'],
	['One  ', [' two', ' three'], 'two three'],
	['One ', ['two'], 'two'],
	['One\n', [' two'], ' two']
])('behind %j comes each blank once', ([answer, texts, expected]) => {
	expect(goOn(answer, ...texts)).toBe(expected);
});

test('leaves other events, other channels and new answers alone', () => {
	const seam = new Seam({ messages: [question, { role: 'assistant', content: 'One ' }], continues: true });
	expect(seam.read(token(' ', 'reasoning')).type).toBe('token');
	expect(seam.read({ type: 'prefill', doneTokens: 1, totalTokens: 1 }).type).toBe('prefill');
	expect(textOf([seam.read(token(' two'))])).toBe('two');
	expect(textOf([new Seam(ask()).read(token(' One'))])).toBe(' One');
});
