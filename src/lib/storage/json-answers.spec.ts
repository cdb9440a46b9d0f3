import { expect, test } from 'vitest';
import { sampleMessage } from '#lib/storage/chats-suite.ts';
import { chatText } from '#lib/storage/chat-text.ts';
import { presetFile, readPresets } from '#lib/storage/import/preset-file.ts';
import { parseChatSettings } from '#lib/storage/parse-chat-settings.ts';
import { parseChats } from '#lib/storage/parse-chats.ts';
import { exportChat } from '#lib/storage/transfer.ts';
import { type Conversation, type JsonForm, maxSchemaChars } from '#lib/storage/chat-types.ts';

const parse = (json: unknown) => parseChatSettings({ value: { json }, place: 'settings' });

test('the form of answers is copied by name, and nonsense is refused', () => {
	expect(parse({ kind: 'any', schema: '{}', more: 1 })).toEqual({ json: { kind: 'any' } });
	expect(parse({ kind: 'schema', schema: '{"type":"object"}' })).toEqual({
		json: { kind: 'schema', schema: '{"type":"object"}' }
	});
	expect(parse(undefined)).toEqual({});
	for (const wrong of [null, 'any', {}, { kind: 'xml' }, { kind: 'schema' }, { kind: 'schema', schema: {} }])
		expect(() => parse(wrong)).toThrow(expect.objectContaining({ code: 'request/invalid' }));
	expect(() => parse({ kind: 'schema', schema: ' '.repeat(maxSchemaChars + 1) })).toThrow();
});

test('it travels with chats, answers and presets', async () => {
	const json: JsonForm = { kind: 'schema', schema: '{"type":"object"}' };
	const conversation: Conversation = {
		...{ id: 'c1', title: 'T', titleIsAuto: true, createdAtMs: 1, updatedAtMs: 1, tipId: 'm1', modelId: 'guide' },
		settings: { json }
	};
	const answer = sampleMessage('c1', { id: 'm1', role: 'assistant', modelId: 'guide', text: '{"a":1}', json });
	const [read] = parseChats(await exportChat({ conversation, messages: [answer] }).text());
	expect(read?.conversation.settings).toEqual({ json });
	expect(read?.messages).toEqual([answer]);
	const preset = { name: 'Strict', settings: { json } };
	expect(readPresets(await presetFile([{ id: 'p', ...preset }]).text())).toEqual([preset]);
	expect(chatText(conversation, [answer], () => 'Guide')).toContain('```json\n{\n  "a": 1\n}\n```');
});
