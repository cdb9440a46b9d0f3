import { describe, expect, test } from 'vitest';
import { textWithFiles } from '#lib/state/attachment-text.ts';
import { pastedText, readAttachments } from '#lib/state/attachments.ts';
import { fitPrompt } from '#lib/state/prompt.ts';
import { imageLimits } from '#lib/engines/contract/image-header.ts';
import { maxAttachments } from '#lib/storage/parse-attachments.ts';
import type { Attachment, Message } from '#lib/storage/chat-types.ts';

const notes: Attachment = { kind: 'text', name: 'notes.md', bytes: 9, text: '# Notes\n\n' };
const png = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64'
);
const picture: Attachment = {
	kind: 'image',
	name: 'dot.png',
	bytes: png.length,
	type: 'image/png',
	base64: png.toString('base64')
};
const options = { count: 0, images: null, modelName: 'Guide' };

function question(text: string, attachments: readonly Attachment[]): Message {
	const rest = { createdAtMs: 0, state: 'done', error: null, modelId: null, stats: null } as const;
	return { id: 'q', conversationId: 'c', parentId: null, role: 'user', text, attachments, ...rest };
}

describe('reading', () => {
	test('texts are taken, and each other file is refused by its name with the reason', async () => {
		const files = [
			new File(['a,b\n1,2\n'], 'table.csv'),
			new File(['%PDF-1.7'], 'paper.pdf'),
			new File([png], 'dot.png', { type: 'image/png' }),
			new File(['x'.repeat(2_000_001)], 'huge.log'),
			new File(['<svg/>'], 'icon.svg', { type: 'image/svg+xml' })
		];
		const { attachments, refusals } = await readAttachments(files, options);
		expect(attachments).toEqual([
			{ kind: 'text', name: 'table.csv', bytes: 8, text: 'a,b\n1,2\n' },
			{ kind: 'text', name: 'icon.svg', bytes: 6, text: '<svg/>' }
		]);
		expect(refusals).toEqual([
			'paper.pdf is a PDF, and PDFs cannot be read yet. Copy its text, or save it as a text file.',
			'dot.png is an image, and Guide reads text only.',
			'huge.log has 2.0 MB. Text files up to 2.0 MB can be attached.'
		]);
	});

	test('a message takes so many files', async () => {
		const files = [new File(['a'], 'a.txt'), new File(['b'], 'b.txt')];
		const { attachments, refusals } = await readAttachments(files, { ...options, count: 19 });
		expect(attachments.map(({ name }) => name)).toEqual(['a.txt']);
		expect(refusals).toEqual(['b.txt was not attached: a message takes 20 files.']);
	});

	test('an image is taken where the model sees images', async () => {
		const file = new File([png], 'dot.png', { type: 'image/png' });
		expect(await readAttachments([file], { ...options, images: imageLimits })).toEqual({
			attachments: [picture],
			refusals: []
		});
		const { refusals } = await readAttachments([new File(['heic'], 'x.heic', { type: 'image/heic' })], {
			...options,
			images: imageLimits
		});
		expect(refusals).toEqual(['x.heic is an image of a kind that cannot be read. Save it as PNG or JPEG.']);
	});

	test('a name is one line, and pastes get names of their own', async () => {
		const named = await readAttachments([new File(['a'], `a\u202e\n${'b'.repeat(200)}.md`)], options);
		expect(named.attachments[0]?.name).toMatch(/^a b{105}…b+\.md$/);
		expect(pastedText('é', [])?.name).toBe('Pasted text.txt');
		expect(pastedText('é', ['Pasted text.txt'])).toMatchObject({ name: 'Pasted text 2.txt', bytes: 2 });
	});

	test('a paste becomes no file where the message is full, or an export of the chat would be refused', () => {
		const taken = Array.from({ length: maxAttachments }, (_, index) => `${index}.txt`);
		expect(pastedText('é', taken.slice(1))).not.toBeNull();
		expect(pastedText('é', taken)).toBeNull();
	});
});

describe('in the prompt', () => {
	test('files come first, under their names', () => {
		expect(textWithFiles('Sum up.', [notes])).toBe('File: notes.md\n```\n# Notes\n\n```\n\nSum up.');
		expect(textWithFiles('', [notes])).toBe('File: notes.md\n```\n# Notes\n\n```');
		expect(textWithFiles('Plain')).toBe('Plain');
	});

	test('a file cannot end its own fence, nor its name look like one', () => {
		const text = 'a\n````\nFile: other.md\n```';
		const prompt = textWithFiles('', [{ kind: 'text', name: '```\u0020x', bytes: 1, text }]);
		expect(prompt).toBe(`File: ''' x\n\`\`\`\`\`\n${text}\n\`\`\`\`\``);
	});

	test('an image goes along where the model sees images, else a line says that it does not', () => {
		const room = { contextTokens: 1000, reserveTokens: 100 };
		const branch = [question('What is it?', [picture, notes])];
		const [seen] = fitPrompt(branch, { ...room, seesImages: true }).messages;
		expect(seen?.images).toEqual([new Blob([png], { type: 'image/png' })]);
		expect(seen?.content).toMatch(/^File: notes\.md/);
		const [unseen] = fitPrompt(branch, room).messages;
		expect(unseen).not.toHaveProperty('images');
		expect(unseen?.content).toMatch(/^\[Image dot\.png: this model cannot see images\.\]/);
	});

	test('a message of files alone is part of it', () => {
		const room = { contextTokens: 1000, reserveTokens: 100 };
		expect(fitPrompt([question('', [notes])], room).messages).toHaveLength(1);
	});
});
