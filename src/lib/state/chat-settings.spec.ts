import { expect, test } from 'vitest';
import { changed } from '#lib/state/chat-settings.ts';

test('what says nothing any more is left out', () => {
	const settings = { systemPrompt: 'Be brief.', sampling: { seed: 1 } };
	expect(changed(settings, { sampling: undefined })).toEqual({ systemPrompt: 'Be brief.' });
	expect(changed(settings, { systemPrompt: '', adapters: [] })).toEqual({ systemPrompt: '', sampling: { seed: 1 } });
});
