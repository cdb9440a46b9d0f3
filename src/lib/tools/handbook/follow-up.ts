import { calculate } from '#lib/tools/calculator.ts';
import { modelWidths } from '#lib/tools/handbook/calculation.ts';
import { digitsForWords } from '#lib/tools/handbook/number-words.ts';

const memory = /^(\d+(?:\.\d+)?[BM]) model at (\d+(?:\.\d+)?) bits$/;
const sum = /^\d+(?:\.\d+)? [-+*/^] \d+(?:\.\d+)?$/;
const number = String.raw`(\d+(?:\.\d+)?)`;
/** What may stand before and behind it without asking for anything else. */
const before = String.raw`^(?:(?:and|ok|okay|so|now|then|what|how|about|if|is|it|that|the result|again|when)[\s,]+)*`;
const behind = String.raw`(?:\s+(?:it|that|this|then|again|please|now))*\s*[?.!]*$`;
const steps: readonly [RegExp, string][] = [
	[step('double(?:d)?|twice|two times'), '* 2'],
	[step('triple(?:d)?|three times'), '* 3'],
	[step('half|halved|half of'), '/ 2'],
	[step(`(?:plus|\\+|add) ?${number}`), '+ $'],
	[step(`(?:minus|-|less|subtract|take away) ?${number}`), '- $'],
	[step(`(?:times|multiplied by|multiply by|\\*|x) ?${number}`), '* $'],
	[step(`(?:divided by|divide by|/|over) ?${number}`), '/ $']
];

function step(words: string): RegExp {
	return new RegExp(`${before}(?:${words})${behind}`, 'i');
}

/** More words than these ask for something of their own. */
const mostWords = 9;

/**
 * A question that leans on the calculation before it ("and with 3 bits?", "and doubled?"), whole again; `null` where it does not.
 * @param asked the calculation before, as `tidyCalculation` writes it
 */
export function tidyFollowUp(written: string, asked: string): string | null {
	if ((written.match(/\S+/g)?.length ?? 0) > mostWords) return null;
	const [, model = '', bits = ''] = memory.exec(asked) ?? [];
	if (model) {
		const found = modelWidths(digitsForWords(written));
		if (found.digitsLeft || found.asksForMore) return null;
		if (found.sizes.length + found.widths.length !== 1) return null;
		return `${found.sizes[0] ?? model} model at ${found.widths[0] ?? bits} bits`;
	}
	if (!sum.test(asked)) return null;
	const value = calculate(asked);
	if (!/^\d+(?:\.\d{1,3})?$/.test(value)) return null; // below zero, or it may have been rounded
	for (const [pattern, next] of steps) {
		const found = pattern.exec(digitsForWords(written).trim());
		if (found) return `${value} ${next.replace('$', found[1] ?? '')}`;
	}
	return null;
}
