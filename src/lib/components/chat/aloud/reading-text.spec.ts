import { expect, test } from 'vitest';
import { readingText } from './reading-text.ts';

test('an answer becomes sentences in its own language', () => {
	expect(readingText('# Das Modell\n\nEs läuft **hier**. Und es ist klein!\n\n- Das ist alles', 'en', 'Code.')).toEqual(
		{
			language: 'de',
			sentences: ['Das Modell', 'Es läuft hier.', 'Und es ist klein!', 'Das ist alles']
		}
	);
});

test('code is named in the language of the interface, or as everybody knows it', () => {
	const code = '\n\n```js\nalert(1)\n```';
	expect(readingText(`Así se hace en el navegador:${code}`, 'es', 'Código.').sentences.at(-1)).toBe('Código.');
	expect(readingText(`This is what you do:${code}`, 'es', 'Código.').sentences.at(-1)).toBe('Code.');
	expect(readingText(code, 'es', 'Código.')).toEqual({ language: 'es', sentences: ['Código.'] });
});
