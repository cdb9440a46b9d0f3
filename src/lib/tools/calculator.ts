/** Why an expression has no value, in the words that a model reads. */
class CalculatorError extends Error {}

/** Deep enough for anything a person writes; deeper nesting would overflow the stack. */
const maxDepth = 50;
const maxDecimals = 4;
const smallDigits = 4;

const numberPattern = /(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/iy;
const namePattern = /[a-z]+/iy;

/** Half away from zero, on the decimal form: 1.005 to two digits is 1.01, though its binary form is below that. */
function roundDecimal(value: number, digits: number): number {
	if (!Number.isInteger(digits) || Math.abs(digits) > 15) throw new CalculatorError('not an expression');
	if (Math.abs(value) < 1e-4) return digits <= maxDecimals ? 0 : value;
	if (Math.abs(value) >= 1e21) return value;
	const scaled = Number(`${Number(Math.abs(value).toPrecision(15))}e${digits}`);
	return Math.sign(value) * Number(`${Math.floor(scaled + 0.5)}e${-digits}`);
}

/** 0.00003333, never 3.333e-5. */
function spellSmall(value: number): string {
	const [digits = '', exponent = '0'] = value.toExponential(smallDigits - 1).split('e');
	const text = value.toFixed(Math.min(100, smallDigits - 1 - Number(exponent)));
	return digits === '' ? text : text.replace(/0+$/, '');
}

function spell(value: number): string {
	if (!Number.isFinite(value) || Math.abs(value) >= 1e21) throw new CalculatorError('too large');
	if (Number.isInteger(value)) return BigInt(value).toString();
	if (Math.abs(value) < 10 ** -maxDecimals) return spellSmall(value);
	return String(roundDecimal(value, maxDecimals));
}

/** Recursive descent: sum, product, sign, power, atom. */
class Parser {
	#text: string;
	#at = 0;
	#depth = 0;

	constructor(text: string) {
		this.#text = text;
	}

	parse(): number {
		const value = this.#sum();
		this.#skipSpace();
		return this.#at === this.#text.length ? value : this.#fail();
	}

	#fail(): never {
		throw new CalculatorError('not an expression');
	}

	#skipSpace(): void {
		while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++;
	}

	#take(...symbols: string[]): string | null {
		this.#skipSpace();
		const found = symbols.find((symbol) => this.#text.startsWith(symbol, this.#at));
		if (found === undefined) return null;
		this.#at += found.length;
		return found;
	}

	#match(pattern: RegExp): string | null {
		this.#skipSpace();
		pattern.lastIndex = this.#at;
		const found = pattern.exec(this.#text)?.[0] ?? null;
		if (found !== null) this.#at += found.length;
		return found;
	}

	#sum(): number {
		if (++this.#depth > maxDepth) this.#fail();
		let value = this.#product();
		for (let sign = this.#take('+', '-', '−'); sign; sign = this.#take('+', '-', '−')) {
			const next = this.#product();
			value = sign === '+' ? value + next : value - next;
		}
		this.#depth--;
		return value;
	}

	#product(): number {
		let value = this.#signed();
		for (;;) {
			// "**" is a power, and was taken by the operand before.
			const sign = this.#take('*', '×', '·', '/', '÷');
			if (!sign) return value;
			const next = this.#signed();
			if (sign !== '/' && sign !== '÷') value *= next;
			else if (next === 0) throw new CalculatorError('division by zero');
			else value /= next;
		}
	}

	#signed(): number {
		if (!this.#take('-', '−')) return this.#power();
		if (++this.#depth > maxDepth) this.#fail();
		const value = -this.#signed();
		this.#depth--;
		return value;
	}

	#power(): number {
		const base = this.#atom();
		if (!this.#take('^', '**')) return base;
		const value = base ** this.#signed();
		return Number.isNaN(value) ? this.#fail() : value;
	}

	#atom(): number {
		if (this.#take('(')) {
			const value = this.#sum();
			return this.#take(')') ? value : this.#fail();
		}
		const digits = this.#match(numberPattern);
		if (digits !== null) return Number(digits);
		return this.#call(this.#match(namePattern)?.toLowerCase());
	}

	#call(name: string | undefined): number {
		if (!this.#take('(')) this.#fail();
		const values = [this.#sum()];
		while (this.#take(',')) values.push(this.#sum());
		if (!this.#take(')')) this.#fail();
		const [value = 0, digits = 0] = values;
		if (name === 'sqrt' && values.length === 1 && value >= 0) return Math.sqrt(value);
		if (name === 'round' && values.length <= 2) return roundDecimal(value, digits);
		return this.#fail();
	}
}

/**
 * Works out an expression of numbers, `+ - * / ^`, brackets, `round(x)`, `round(x, digits)` and `sqrt(x)`.
 *
 * A model calls it, so it never throws: what cannot be computed is text that begins with `error:`. Results have four
 * decimals at most; smaller values keep four significant digits. `training/guide/calculator.py` must agree.
 */
export function calculate(expression: string): string {
	try {
		return spell(new Parser(expression).parse());
	} catch (error) {
		if (error instanceof CalculatorError) return `error: ${error.message}`;
		throw error;
	}
}
