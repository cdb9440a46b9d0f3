const upToNineteen = [
	...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
	...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen']
];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const values = new Map<string, number>([
	...upToNineteen.map((word, value): [string, number] => [word, value]),
	...tens.map((word, place): [string, number] => [word, (place + 2) * 10]),
	['dozen', 12]
]);
const powers = new Map([
	['hundred', 100],
	['thousand', 1000]
]);

const numberWord = [...values.keys(), ...powers.keys()].join('|');
const digitWord = upToNineteen.slice(0, 10).join('|');
/** "and" only after "hundred" and "thousand": elsewhere it stands between two numbers. */
const phrase = new RegExp(
	String.raw`\b(?:an? )?(?:${numberWord})(?:(?:[ -]|(?<=hundred|thousand),? and )(?:${numberWord}))*\b` +
		String.raw`(?: point ((?:${digitWord})(?: (?:${digitWord}))*\b))?`,
	'gi'
);

/**
 * English numbers in words as digits: "fourteen billion" becomes "14 billion", "two point five" 2.5. Words that could stand
 * beside each other by chance ("one two") stay as they are.
 */
export function digitsForWords(text: string): string {
	return text.replace(phrase, (found: string, decimals?: string) => {
		const [whole = ''] = found.toLowerCase().split(' point ');
		const value = valueOf(
			whole
				.replace(/^an? (?=hundred|thousand)/, 'one ')
				.replace(/^an? /, '')
				.split(/[ ,-]+|\band\b/)
				.filter(Boolean)
		);
		if (value === null) return found;
		if (decimals === undefined) return `${value}`;
		const digits = decimals.toLowerCase().split(' ');
		return `${value}.${digits.map((word) => upToNineteen.indexOf(word)).join('')}`;
	});
}

/** `null` where the words are no single number. */
function valueOf(words: readonly string[]): number | null {
	let total = 0;
	let part: number | null = null;
	for (const word of words) {
		const power = powers.get(word);
		const value = values.get(word);
		if (power === 1000) {
			total += (part ?? 1) * power;
			part = null;
		} else if (power !== undefined) {
			part = (part ?? 1) * power;
		} else if (value !== undefined && (part === null || fits(part, value))) {
			part = (part ?? 0) + value;
		} else {
			return null;
		}
	}
	return total + (part ?? 0);
}

/** "twenty five" and "hundred twelve" go together, "one two" and "twelve five" do not. */
function fits(before: number, value: number): boolean {
	const step = before % 100 === 0 ? 100 : before % 10 === 0 && before % 100 >= 20 ? 10 : 1;
	return before > 0 && value < step;
}
