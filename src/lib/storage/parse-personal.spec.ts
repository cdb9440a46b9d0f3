import { describe, expect, test } from 'vitest';
import { ChangeChannel } from '#lib/storage/changes.ts';
import { StoredChats } from '#lib/storage/chats.ts';
import { exported, nothingPersonal, sampleChat } from '#lib/storage/chats-suite.ts';
import { StoredFolders } from '#lib/storage/folders.ts';
import { readImportFile } from '#lib/storage/import/read-file.ts';
import { readImport } from '#lib/storage/import/read-import.ts';
import { MemoryBackend } from '#lib/storage/memory-tables.ts';
import { parseChatFile } from '#lib/storage/parse-chats.ts';
import { type PersonalData, personalKeys, personalSettings } from '#lib/storage/personal.ts';
import { defaultSettings } from '#lib/storage/settings.ts';
import type { Settings } from '#lib/storage/settings-types.ts';

const poet = { name: 'Poet', settings: { systemPrompt: 'You are a poet.', sampling: { temperature: 1.1 } } };
const mine: PersonalData = {
	presets: [poet],
	settings: {
		theme: 'dark',
		textSize: 'large',
		temperature: 0,
		seed: 7,
		stop: ['END'],
		systemPrompt: 'Be brief.',
		newChatStart: { presetId: 'p1', settings: poet.settings }
	},
	language: 'de',
	notebook: 'Once upon a time, "quoted", \u2028 and \ud83d',
	drafts: [
		{ conversationId: 'new', text: 'Not yet: "],\n[', attachments: [] },
		{
			conversationId: 'chat-1',
			text: '',
			attachments: [
				{ kind: 'text', name: 'notes.md', bytes: 12, text: '\u2028 and \ud83d' },
				{ kind: 'image', name: 'dot.png', bytes: 3, type: 'image/png', base64: 'AAEC' }
			]
		}
	]
};

function emptyStorage() {
	const backend = new MemoryBackend();
	const changes = new ChangeChannel(null);
	return { chats: new StoredChats(backend, changes), folders: new StoredFolders(backend, changes) };
}

/** A file with these parts beside no chats. */
const fileWith = (parts: object, version = 3) => ({ format: 'hearth-chats', version, conversations: [], ...parts });

function refusal(value: unknown): string {
	const read = readImport(value);
	return 'refused' in read ? `${read.refused.details.param} ${read.refused.details.reason}` : 'imported';
}

test('presets, settings, language, notebook and drafts come back from the file as they were', async () => {
	const { personal, chats, folders } = await readImportFile(await exported(emptyStorage(), mine));
	expect(personal).toEqual([mine]);
	expect([chats, folders]).toEqual([[], []]);
});

test('what a device has of its own never leaves it, a token and keys least of all', async () => {
	const secrets: Partial<Settings> = {
		hubToken: 'hf_secretsecret',
		hubEndpoint: 'https://mirror.example',
		apiEnabled: true,
		apiKey: 'key-secret',
		apiMaxTokens: 77,
		apiClients: [{ path: '/secret.html', requests: 1, lastAtMs: 1, blocked: false }],
		bridgeGrants: [{ origin: 'https://secret.example', grantedAtMs: 1 }],
		modelId: 'secret-model',
		backend: 'cpu',
		persistAsked: true,
		newChat: { adapters: [{ path: 'secret.gguf', on: true, scale: 1 }] }
	};
	const settings = personalSettings({ ...defaultSettings, ...secrets, theme: 'dark' });
	expect(settings).toEqual({ theme: 'dark' });
	const text = await (await exported(emptyStorage(), { ...mine, settings })).text();
	expect(text).not.toMatch(/secret|mirror/);

	// Nor does a file bring them in that somebody has written them into.
	const file = fileWith({ settings: { ...secrets, presets: [poet], theme: 'dark' } });
	expect(parseChatFile(file).personal?.settings).toEqual({ theme: 'dark' });
	for (const key of Object.keys(secrets)) expect(personalKeys).not.toContain(key);
});

test('a file that is longer than a string can be is read line by line, to the same end', async () => {
	const storage = emptyStorage();
	for (const title of ['a', 'b\n"],', 'c']) await sampleChat(storage.chats, title);
	const file = await exported(storage, mine);
	const byLine = (blob: Blob) => readImportFile(blob, { limitBytes: 100 });
	const read = await byLine(file);
	expect(read).toEqual(await readImportFile(file));
	expect(read.chats).toHaveLength(3);
	expect(await byLine(await exported(emptyStorage(), mine))).toMatchObject({ chats: [], personal: [mine] });

	const text = await file.text();
	const refused = expect.objectContaining({ code: 'request/invalid' });
	const [first = '', second = ''] = text.split('\n');
	const damaged = [text.slice(0, -3), text.slice(0, text.lastIndexOf('\n],')), text.replace(second, '7,'), `${first}]`];
	for (const wrong of damaged) await expect(byLine(new Blob([wrong]))).rejects.toEqual(refused);
	const long = new Blob([JSON.stringify({ conversations: 'x'.repeat(200) })]);
	await expect(byLine(long)).rejects.toMatchObject({ details: { reason: 'is larger than 100 B' } });
});

test('a setting that is as it is by default is not in the file', () => {
	expect(personalSettings(defaultSettings)).toEqual({});
	expect(personalSettings({ ...defaultSettings, stop: [], seed: null, confidence: true })).toEqual({
		confidence: true
	});
});

test('a file of version 1 has chats only, whatever else stands in it; one of version 2 no drafts; a later one is refused whole', () => {
	const old = parseChatFile(fileWith({ folders: [{ id: 'f', name: 'F' }], settings: { theme: 'dark' } }, 1));
	expect(old).toEqual({ chats: [], folders: [], personal: null });
	expect(refusal(fileWith({ ...mine, folders: [] }, 4))).toBe('version is 4, from a newer version of this app');
	const { drafts, ...older } = mine;
	expect(drafts).toHaveLength(2);
	expect(parseChatFile(fileWith(older, 2)).personal).toEqual({ ...older, drafts: [] });
	expect(parseChatFile(fileWith({})).personal).toEqual(nothingPersonal);
});

describe('refuses the whole file for one wrong value, and names it', () => {
	const draft = { conversationId: 'new', text: 'a' };
	const picture = { kind: 'image', name: 'dot.png', bytes: 3, type: 'image/png', base64: 'AAEC' };
	const many = Array.from({ length: 10_001 }, (_, at) => ({ id: `f${at}`, name: 'F' }));
	const cases: [object, string][] = [
		[{ settings: [] }, 'settings must be an object'],
		[{ settings: { theme: 'sepia' } }, 'settings.theme has a value that is not allowed'],
		[{ settings: { theme: null } }, 'settings.theme has a value that is not allowed'],
		[{ settings: { temperature: '0' } }, 'settings.temperature has a value that is not allowed'],
		[{ settings: { temperature: 1e300 } }, 'settings.temperature has a value that is not allowed'],
		[{ settings: { maxTokens: 1e9 } }, 'settings.maxTokens has a value that is not allowed'],
		[{ settings: { stop: [''] } }, 'settings.stop has a value that is not allowed'],
		[{ settings: { systemPrompt: {} } }, 'settings.systemPrompt has a value that is not allowed'],
		[{ settings: { newChatStart: { settings: {} } } }, 'settings.newChatStart.presetId must be text'],
		[
			{ settings: { newChatStart: { presetId: 'p', settings: { sampling: { seed: -1 } } } } },
			'settings.newChatStart.settings.sampling.seed must be a whole number from 0 to 4294967294'
		],
		[{ presets: {} }, 'presets must be a list'],
		[{ presets: [{ settings: {} }] }, 'presets[0].name must be a name'],
		[{ presets: [poet, { name: 'x', settings: { json: 1 } }] }, 'presets[1].settings.json must be an object'],
		[{ presets: Array.from({ length: 501 }, () => poet) }, 'presets must have at most 500 presets'],
		[{ language: '<b>' }, 'language must be the tag of a language'],
		[{ language: 7 }, 'language must be text'],
		[{ notebook: ['a'] }, 'notebook must be text'],
		[{ drafts: {} }, 'drafts must be a list'],
		[{ drafts: [null] }, 'drafts[0] must be an object'],
		[{ drafts: [{ text: 'a' }] }, 'drafts[0].conversationId must be an id'],
		[{ drafts: [{ conversationId: 'notebook page', text: 'a' }] }, 'drafts[0].conversationId must be an id'],
		[{ drafts: [{ conversationId: 'chat files', text: 'a' }] }, 'drafts[0].conversationId must be an id'],
		[{ drafts: [{ conversationId: '__proto__', text: 'a' }] }, 'drafts[0].conversationId must be an id'],
		[{ drafts: [draft, { ...draft, text: ['a'] }] }, 'drafts[1].text must be text'],
		[{ drafts: [{ conversationId: 'new' }] }, 'drafts[0].text must be text'],
		[{ drafts: [{ ...draft, attachments: null }] }, 'drafts[0].attachments must be a list'],
		[
			{ drafts: [{ ...draft, attachments: [{ ...picture, kind: 'x' }] }] },
			'drafts[0].attachments[0].kind must be one of text, image'
		],
		[
			{ drafts: [{ ...draft, attachments: [{ ...picture, type: 'image/svg+xml' }] }] },
			'drafts[0].attachments[0].type must be one of image/png, image/jpeg, image/webp, image/gif'
		],
		[
			{ drafts: [{ ...draft, attachments: [{ ...picture, base64: '<b>' }] }] },
			'drafts[0].attachments[0].base64 must be base64'
		],
		[
			{ drafts: [{ ...draft, attachments: Array.from({ length: 21 }, () => picture) }] },
			'drafts[0].attachments must have at most 20 attachments'
		],
		[{ folders: [{ id: '../x', name: 'F' }] }, 'folders[0].id must be an id'],
		[{ folders: many }, 'folders must have at most 10000 folders']
	];
	test.each(cases)('%j', (parts, words) => {
		expect(refusal(fileWith(parts))).toBe(words);
	});
});

test('takes nothing that it does not know, prototypes least of all', () => {
	const json = JSON.stringify(fileWith({ settings: { theme: 'dark' }, presets: [poet], drafts: mine.drafts }))
		.replace('"theme"', '"__proto__":{"textSize":"large"},"constructor":{"prototype":{"polluted":1}},"evil":1,"theme"')
		.replace('"systemPrompt"', '"__proto__":{"polluted":1},"evil":1,"systemPrompt"')
		.replaceAll('"conversationId"', '"__proto__":{"polluted":1},"evil":1,"conversationId"');
	const { personal } = parseChatFile(JSON.parse(json));
	expect(personal?.settings).toEqual({ theme: 'dark' });
	expect(personal?.presets).toEqual([poet]);
	expect(personal?.drafts).toEqual(mine.drafts);
	expect(({} as { polluted?: number }).polluted).toBeUndefined();
});
