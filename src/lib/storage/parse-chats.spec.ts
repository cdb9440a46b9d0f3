import { describe, expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { sampleTurn } from '#lib/storage/chats-suite.ts';
import { member } from '#lib/storage/checks.ts';
import { parseChats } from '#lib/storage/parse-chats.ts';

/** A file with one chat of two messages, as plain data that a test may damage. */
function sampleFile() {
	const [question, answer] = sampleTurn('chat1', 'Hello');
	question.id = answer.parentId = 'question';
	const conversation = {
		id: 'chat1',
		title: 'A chat',
		titleIsAuto: true,
		createdAtMs: 1,
		updatedAtMs: 2,
		tipId: answer.id,
		modelId: 'guide',
		messages: [question, answer] as unknown[]
	};
	return { format: 'hearth-chats', version: 1, conversations: [conversation as Record<string, unknown>] };
}

type Path = readonly (string | number)[];

/** The sample file with one value replaced; `undefined` removes it. */
function fileWith(path: Path, value: unknown): string {
	const file: unknown = sampleFile();
	const last = path.at(-1) ?? '';
	const owner = path.slice(0, -1).reduce<unknown>((data, key) => (data as Record<string | number, unknown>)[key], file);
	(owner as Record<string | number, unknown>)[last] = value;
	return JSON.stringify(file);
}

function refusalOf(json: string): string {
	try {
		parseChats(json);
	} catch (error) {
		if (isAppError(error, 'request/invalid')) return `${error.details.param} ${error.details.reason}`;
		throw error;
	}
	return 'accepted';
}

const chat = ['conversations', 0] as const;
const answer = ['conversations', 0, 'messages', 1] as const;

test('reads what was exported', () => {
	const file = sampleFile();
	const [{ messages, ...conversation } = {}] = file.conversations;
	expect(parseChats(JSON.stringify(file))).toEqual([{ conversation, messages }]);
});

describe('names the place that is wrong', () => {
	const cases: [Path, unknown, string][] = [
		[['format'], 'other', 'file is not an export of chats that Hearth knows'],
		[['version'], 99, 'version is 99, from a newer version of this app'],
		[['version'], '1', 'version must be a number, 0 or more'],
		[['conversations'], { 0: {} }, 'conversations must be a list'],
		[chat, null, 'conversations[0] must be an object'],
		[chat, [], 'conversations[0] must be an object'],
		[[...chat, 'id'], '../../settings', 'conversations[0].id must be an id'],
		[[...chat, 'id'], '', 'conversations[0].id must be an id'],
		[[...chat, 'id'], '__proto__', 'conversations[0].id must be an id'],
		[[...chat, 'title'], { toString: 'x' }, 'conversations[0].title must be text'],
		[[...chat, 'titleIsAuto'], 1, 'conversations[0].titleIsAuto must be true or false'],
		[[...chat, 'createdAtMs'], '2026', 'conversations[0].createdAtMs must be a time in milliseconds'],
		[[...chat, 'updatedAtMs'], 9e15, 'conversations[0].updatedAtMs must be a time in milliseconds'],
		[[...chat, 'updatedAtMs'], null, 'conversations[0].updatedAtMs must be a time in milliseconds'],
		[[...chat, 'tipId'], 7, 'conversations[0].tipId must be an id'],
		[[...chat, 'modelId'], undefined, 'conversations[0].modelId must be text'],
		[[...chat, 'messages'], undefined, 'conversations[0].messages must be a list'],
		[answer, 'text', 'conversations[0].messages[1] must be an object'],
		[[...answer, 'id'], null, 'conversations[0].messages[1].id must be an id'],
		[[...answer, 'parentId'], undefined, 'conversations[0].messages[1].parentId must be an id'],
		[[...answer, 'role'], 'system', 'conversations[0].messages[1].role must be one of user, assistant'],
		[[...answer, 'text'], null, 'conversations[0].messages[1].text must be text'],
		[[...answer, 'createdAtMs'], true, 'conversations[0].messages[1].createdAtMs must be a time in milliseconds'],
		[[...answer, 'state'], 'new', 'conversations[0].messages[1].state must be one of done, streaming, stopped, failed'],
		[[...answer, 'error'], 'x', 'conversations[0].messages[1].error must be an object'],
		[[...answer, 'modelId'], 3, 'conversations[0].messages[1].modelId must be text'],
		[[...answer, 'stats'], [], 'conversations[0].messages[1].stats must be an object'],
		[[...answer, 'stats', 'decodeMs'], -1, 'conversations[0].messages[1].stats.decodeMs must be a number, 0 or more'],
		[[...answer, 'stats', 'backend'], 'tpu', 'conversations[0].messages[1].stats.backend must be one of webgpu, cpu']
	];
	for (const [path, value, refusal] of cases) {
		test(`${path.join('.')} = ${JSON.stringify(value)}`, () => {
			expect(refusalOf(fileWith(path, value))).toBe(refusal);
		});
	}
});

const settings = {
	systemPrompt: 'Be brief.',
	sampling: { temperature: 0, topK: 40, seed: 7, stop: ['END', 'a\nb'] },
	adapters: [{ path: 'style.gguf', on: false, scale: -0.5 }]
};

test('reads what was set for a chat, and nothing that it does not know', () => {
	const settingsFrom = (value: unknown) => parseChats(fileWith([...chat, 'settings'], value))[0]?.conversation.settings;
	expect(settingsFrom(settings)).toEqual(settings);
	expect(settingsFrom({ ...settings, evil: 1, sampling: { ...settings.sampling, logitBias: {} } })).toEqual(settings);
	expect(settingsFrom({ sampling: {}, adapters: [] })).toEqual({});
});

describe('names the setting that is wrong', () => {
	const cases: [Path, unknown, string][] = [
		[[], 'none', 'settings must be an object'],
		[['systemPrompt'], 1, 'settings.systemPrompt must be text'],
		[['sampling'], [], 'settings.sampling must be an object'],
		[['sampling', 'temperature'], 2.1, 'settings.sampling.temperature must be a number from 0 to 2'],
		[['sampling', 'topK'], 1.5, 'settings.sampling.topK must be a whole number from 0 to 1000'],
		[['sampling', 'stop'], [''], 'settings.sampling.stop must be a list of at most 16 strings'],
		[['adapters', 0, 'on'], 1, 'settings.adapters[0].on must be true or false'],
		[['adapters', 0, 'scale'], 17, 'settings.adapters[0].scale must be a number from -16 to 16']
	];
	for (const [path, value, refusal] of cases) {
		test(`${path.join('.')} = ${JSON.stringify(value)}`, () => {
			const file = JSON.parse(fileWith([...chat, 'settings'], settings));
			const last = path.at(-1);
			const owner = path.slice(0, -1).reduce((data, key) => data[key], file.conversations[0].settings);
			if (last === undefined) file.conversations[0].settings = value;
			else owner[last] = value;
			expect(refusalOf(JSON.stringify(file))).toBe(`conversations[0].${refusal}`);
		});
	}
});

test('refuses what is not a file of ours', () => {
	for (const json of ['', '{', 'null', '[]', '"hearth-chats"', '7']) {
		expect(refusalOf(json)).toMatch(/^file is not/);
	}
});

test('refuses two messages with one id, which would make the branches ambiguous', () => {
	expect(refusalOf(fileWith([...answer, 'id'], 'question'))).toBe(
		'conversations[0].messages[1] has an id that appears twice in this chat'
	);
});

test('takes nothing that it does not know, prototypes least of all', () => {
	const json = JSON.stringify(sampleFile())
		.replace('"format"', '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"format"')
		.replace('"title"', '"__proto__":{"modelId":"evil"},"extra":1,"title"');
	const [parsed] = parseChats(json);
	expect(Object.keys(parsed?.conversation ?? {})).not.toContain('extra');
	expect(Object.getPrototypeOf(parsed?.conversation)).toBe(Object.prototype);
	expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
	expect(member({ value: { __proto__: { modelId: 'evil' } }, place: '' }, 'modelId').value).toBeUndefined();
});

test('is not hurt by deep nesting', () => {
	const deep = '['.repeat(200_000) + ']'.repeat(200_000);
	expect(refusalOf(deep)).toMatch(/^file is not/);
	expect(refusalOf(fileWith([...chat, 'extra'], 0).replace('"extra":0', `"extra":${deep}`))).toMatch(
		/accepted|file is/
	);
	expect(refusalOf(fileWith([...chat, 'title'], 0).replace('"title":0', `"title":${deep}`))).toMatch(
		/title must|file is/
	);
});

test('cuts references to messages that the file does not hold', () => {
	const [noParent] = parseChats(fileWith([...answer, 'parentId'], 'lost'));
	expect(noParent?.messages[1]?.parentId).toBe(null);
	const [noTip] = parseChats(fileWith([...chat, 'tipId'], 'lost'));
	expect(noTip?.conversation.tipId).toBe(noTip?.messages[1]?.id);
	const [empty] = parseChats(fileWith([...chat, 'messages'], []));
	expect(empty?.conversation.tipId).toBe(null);
});

test('stops an answer that was being written when it was exported', () => {
	expect(parseChats(fileWith([...answer, 'state'], 'streaming'))[0]?.messages[1]?.state).toBe('stopped');
});

test('keeps an error whose details fit, and makes a plain one of any other', () => {
	const errorFrom = (error: unknown) => parseChats(fileWith([...answer, 'error'], error))[0]?.messages[1]?.error;
	const fits = { code: 'engine/timeout', details: { operation: 'load', waitedMs: 3000 } };
	expect(errorFrom({ ...fits, details: { ...fits.details, extra: [[[]]] } })).toEqual(fits);
	const plain = (reason: string) => ({ code: 'internal/bug', details: { reason } });
	expect(errorFrom({ code: 'engine/timeout', details: { operation: 'load', waitedMs: 'long' } })).toEqual(
		plain('engine/timeout')
	);
	expect(errorFrom({ code: 'engine/timeout' })).toEqual(plain('engine/timeout'));
	expect(errorFrom({ code: 'engine/from-the-future', details: {} })).toEqual(plain('engine/from-the-future'));
	expect(errorFrom({ code: 'toString', details: {} })).toEqual(plain('toString'));
});
