import { expect, test } from 'vitest';
import type { ChatMessage } from '#lib/engines/contract/types.ts';
import { joinSystem } from '#lib/engines/transformers/system-role.ts';

test('the words of a system come before the next ones of the user', () => {
	const say = (role: ChatMessage['role'], content: string): ChatMessage => ({ role, content });
	const images = [new Blob(['x'])];
	const messages = [
		...[
			say('system', 'Be kind.'),
			say('system', 'Be short.'),
			{ ...say('user', 'Hi'), images },
			say('assistant', 'Yo')
		],
		...[say('system', 'Be loud.'), say('user', '')]
	];
	expect(joinSystem(messages)).toEqual([
		{ role: 'user', content: 'Be kind.\n\nBe short.\n\nHi', images },
		say('assistant', 'Yo'),
		say('user', 'Be loud.')
	]);
	expect(joinSystem([say('user', 'a'), say('tool', 'b')])).toEqual([say('user', 'a'), say('tool', 'b')]);
});
