import { expect, test } from 'vitest';
import { guide } from '#lib/catalog/catalog.ts';
import type { GenerateRequest, LoadedModel, Thinking } from '#lib/engines/contract/types.ts';
import { AnswerRecord } from '#lib/state/answer-record.ts';
import { promptHash } from '#lib/state/receipt.ts';
import { receiptGroups } from '#lib/state/receipt-words.ts';
import { onlySteered } from '#lib/state/thinking.ts';
import { parseReceipt } from '#lib/storage/parse-receipt.ts';
import type { Receipt } from '#lib/storage/chat-types.ts';

test('a model is sent what it can follow of it', () => {
	const limited = { enabled: true, budgetTokens: 64 } as const;
	expect(onlySteered(undefined, { budget: true })).toBeUndefined();
	expect(onlySteered(limited, null)).toBeUndefined();
	expect(onlySteered({ enabled: false }, { budget: false })).toEqual({ enabled: false });
	expect(onlySteered(limited, { budget: false })).toEqual({ enabled: true });
	expect(onlySteered(limited, { budget: true })).toEqual(limited);
});

const messages: GenerateRequest['messages'] = [{ role: 'user', content: 'Why?' }];

const loaded: LoadedModel = {
	...{ modelId: guide.id, engine: 'wllama', backend: 'cpu', threads: 1, contextTokens: 1024, loadMs: 1 },
	capabilities: { logprobs: null, tokenCount: true, sampling: [], responseFormats: [], toolDefinitions: false }
};

async function receiptOf(thinking: Thinking | undefined): Promise<Receipt> {
	const record = new AnswerRecord({ text: '' }, () => loaded);
	record.sent(guide, { messages, sampling: { maxTokens: 8, temperature: 0 }, thinking }, false);
	const usage = { promptTokens: 1, cachedPromptTokens: 0, completionTokens: 1 };
	record.add({ type: 'finish', reason: 'stop', usage, timing: { firstTokenMs: 1, decodeMs: 1 } });
	return (await record.finish('1')).receipt ?? expect.fail();
}

test('a receipt says what was sent, in words and for a replay, and survives an export', async () => {
	const cases: [Thinking | undefined, string | undefined][] = [
		[undefined, undefined],
		[{ enabled: false }, 'Off'],
		[{ enabled: true }, 'On'],
		[{ enabled: true, budgetTokens: 64 }, 'On, 64 tokens at most']
	];
	for (const [thinking, words] of cases) {
		const receipt = await receiptOf(thinking);
		expect(receipt.thinking).toEqual(thinking);
		expect(parseReceipt({ value: JSON.parse(JSON.stringify(receipt)), place: 'r' })).toEqual(receipt);
		const rows = receiptGroups({ receipt, stats: null }).flatMap((group) => group.rows);
		expect(rows.find(({ label }) => label === 'Thinking')?.value).toBe(words);
		expect(receipt.promptSha256).toBe(await promptHash({ messages, thinking }));
	}
	expect(await promptHash({ messages, thinking: { enabled: false } })).not.toBe(await promptHash({ messages }));
});
