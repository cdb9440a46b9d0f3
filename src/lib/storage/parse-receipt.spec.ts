import { describe, expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { chatText } from '#lib/storage/chat-text.ts';
import { sampleTurn } from '#lib/storage/chats-suite.ts';
import { parseReceipt, parseTokenLog } from '#lib/storage/parse-receipt.ts';
import type { Receipt, TokenLog } from '#lib/storage/chat-types.ts';

const receipt: Receipt = {
	...{ app: '1', modelId: 'guide', modelName: 'Guide', weightsSha256: 'a'.repeat(64), fileCount: 1 },
	...{ quantization: 'Q8_0', engine: 'wllama', engineVersion: 'wllama 1', backend: 'cpu', threads: 2 },
	...{ contextTokens: 1024, sampling: { maxTokens: 8, temperature: 0.8, seed: 7, stop: ['x'] }, seedDrawn: true },
	...{ adapters: [{ path: 'a.gguf', scale: -1 }], systemSha256: null, promptSha256: 'b'.repeat(64) },
	...{ from: 0, startedAtMs: 5, tookMs: 12 }
};

const log: TokenLog = {
	from: 0,
	lengths: [3, 0, 2],
	centinats: [0, 69, 300],
	others: [[], [[' a', 70]], []],
	again: true
};

function refusal(parse: () => unknown): string {
	try {
		parse();
	} catch (error) {
		if (isAppError(error, 'request/invalid')) return `${error.details.param} ${error.details.reason}`;
		throw error;
	}
	return 'accepted';
}

test('what was written down is read back, and nothing else comes in', () => {
	expect(
		parseReceipt({ value: { ...receipt, more: 1, sampling: { ...receipt.sampling, more: 2 } }, place: 'r' })
	).toEqual(receipt);
	expect(parseTokenLog({ value: { ...log, more: 1 }, place: 'l' })).toEqual(log);
});

describe('names the place that is wrong', () => {
	test.each<[Record<string, unknown>, string]>([
		[{ weightsSha256: 'zz' }, 'r.weightsSha256 must be a SHA-256 in hexadecimal'],
		[{ promptSha256: null }, 'r.promptSha256 must be text'],
		[{ backend: 'npu' }, 'r.backend must be one of webgpu, cpu'],
		[{ contextTokens: 1.5 }, 'r.contextTokens must be a whole number'],
		[{ sampling: { temperature: '1' } }, 'r.sampling.temperature must be a number'],
		[{ sampling: { stop: [1] } }, 'r.sampling.stop[0] must be text'],
		[{ adapters: [{ path: 'a', scale: null }] }, 'r.adapters[0].scale must be a number'],
		[{ seedDrawn: 1 }, 'r.seedDrawn must be true or false']
	])('of a receipt with %j', (change, words) => {
		expect(refusal(() => parseReceipt({ value: { ...receipt, ...change }, place: 'r' }))).toBe(words);
	});

	test.each<[Record<string, unknown>, string]>([
		[{ lengths: [1] }, 'l must have lists of one length'],
		[{ lengths: [1, -1, 1] }, 'l.lengths[1] must be a number, 0 or more'],
		[{ centinats: [0, 0.5, 0] }, 'l.centinats[1] must be a whole number'],
		[{ lengths: Array(4097).fill(1) }, 'l.lengths must have at most 4096 entries'],
		[{ others: [[], [['a']], []] }, 'l.others[1][0] must be a text and a number'],
		[{ others: [[], [['a'.repeat(65), 1]], []] }, 'l.others[1][0][0] must have at most 64 characters'],
		[{ others: [[], Array(6).fill(['a', 1]), []] }, 'l.others[1] must have at most 5 entries']
	])('of a log with %j', (change, words) => {
		expect(refusal(() => parseTokenLog({ value: { ...log, ...change }, place: 'l' }))).toBe(words);
	});
});

test('a chat as a text ends with how its answers came about', () => {
	const [question, answer] = sampleTurn('chat', 'Hello');
	const shared = { titleIsAuto: true, createdAtMs: 1, updatedAtMs: 1, tipId: answer.id, modelId: 'guide' };
	const text = (more: object) =>
		chatText({ id: 'chat', title: 'A chat', ...shared }, [question, { ...answer, ...more }], () => 'Guide');
	expect(text({})).not.toContain('came about');
	expect(text({ receipt })).toMatch(
		/## How the answers came about\n\n1\. Guide Q8_0, wllama 1, CPU, seed 7, temperature 0\.8, file SHA-256 `a+`, prompt SHA-256 `b+`\n$/
	);
});
