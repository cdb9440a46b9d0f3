import { expect, test } from 'vitest';
import { sampleMessage } from '#lib/storage/chats-suite.ts';
import { presetFile, readPresets } from '#lib/storage/import/preset-file.ts';
import { parseChatSettings } from '#lib/storage/parse-chat-settings.ts';
import { parseChats } from '#lib/storage/parse-chats.ts';
import { exportChat } from '#lib/storage/transfer.ts';
import type { ChatSettings, Conversation, ThinkingChoice } from '#lib/storage/chat-types.ts';

const parse = (thinking: unknown) => parseChatSettings({ value: { thinking }, place: 'settings' });

test('what is chosen about thinking is copied by name, and nonsense is refused', () => {
	expect(parse(undefined)).toEqual({});
	expect(parse({ enabled: false, budgetTokens: 5, more: 1 })).toEqual({ thinking: { enabled: false } });
	expect(parse({ enabled: true, more: 1 })).toEqual({ thinking: { enabled: true } });
	expect(parse({ enabled: true, budgetTokens: 512 })).toEqual({ thinking: { enabled: true, budgetTokens: 512 } });
	const badBudgets = [0, -1, 1.5, '512', null, 1e9].map((budgetTokens) => ({ enabled: true, budgetTokens }));
	for (const wrong of [null, true, 'off', {}, { enabled: 1 }, ...badBudgets])
		expect(() => parse(wrong)).toThrow(expect.objectContaining({ code: 'request/invalid' }));
});

test('it travels with chats and presets', async () => {
	const choices: ThinkingChoice[] = [{ enabled: false }, { enabled: true }, { enabled: true, budgetTokens: 64 }];
	for (const thinking of choices) {
		const settings: ChatSettings = { thinking };
		const conversation: Conversation = {
			...{ id: 'c1', title: 'T', titleIsAuto: true, createdAtMs: 1, updatedAtMs: 1, tipId: 'm1', modelId: 'guide' },
			settings
		};
		const messages = [sampleMessage('c1', { id: 'm1' })];
		const [read] = parseChats(await exportChat({ conversation, messages }).text());
		expect(read?.conversation.settings).toEqual(settings);
		const preset = { name: 'Quick', settings };
		expect(readPresets(await presetFile([{ id: 'p', ...preset }]).text())).toEqual([preset]);
	}
});
