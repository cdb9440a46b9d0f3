import { AppError } from '#lib/base/errors.ts';
import type { JsonSchema } from '#lib/engines/contract/types.ts';
import { characterClass, integerRange, jsonSpecials, literal } from '#lib/engines/contract/forms/gbnf.ts';
import { patternToGrammar } from '#lib/engines/contract/forms/pattern-grammar.ts';

/** Enough for what people write; a grammar is walked for every token. */
const limits = { characters: 64_000, nodes: 1000, depth: 32, members: 200, repeats: 1000 };

const maxInteger = 10 ** 15 - 1;

/** Say something about a value, but restrict nothing. */
const annotations = ['title', 'description', 'default', 'examples', '$schema', '$id', '$comment', 'deprecated'];
const definitions = ['$defs', 'definitions'];

/** What restricts the values of each type. */
const keywords: Readonly<Record<string, readonly string[]>> = {
	object: ['properties', 'required', 'additionalProperties'],
	array: ['items', 'prefixItems', 'minItems', 'maxItems'],
	string: ['pattern', 'format', 'minLength', 'maxLength'],
	integer: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
	number: [],
	boolean: [],
	null: []
};

const hexDigits = '[0-9a-fA-F]';
const date = '[0-9]{4} "-" ("0" [1-9] | "1" [0-2]) "-" ("0" [1-9] | "1" [0-9] | "2" [0-8])';
const time = '([0-1] [0-9] | "2" [0-3]) ":" [0-5] [0-9] ":" [0-5] [0-9] "Z"';
/** Some of the values of each format: a grammar does not know how long a month is. */
const formats: Readonly<Record<string, string>> = {
	date,
	time,
	'date-time': `${date} "T" ${time}`,
	uuid: [8, 4, 4, 4, 12].map((count) => `${hexDigits}{${count}}`).join(' "-" ')
};

const character = `${characterClass(jsonSpecials, true)} | "\\\\" ["\\\\/bfnrt]`;

/** Rules that any value can need. A space where people put one, and nowhere else, so that white space always ends. */
const commonRules = [
	'ws ::= " "?',
	`char ::= ${character}`,
	`string ::= "\\"" (${character})* "\\""`, // xgrammar is many times slower over char*
	'integer ::= "-"? ("0" | [1-9] [0-9]{0,14})',
	'number ::= integer ("." [0-9]{1,15})? ([eE] [-+]? [0-9]{1,2})?',
	'boolean ::= "true" | "false"',
	'null ::= "null"',
	'array ::= "[" ws (value ("," ws value)*)? "]"',
	'object ::= "{" ws (string ":" ws value ("," ws string ":" ws value)*)? "}"',
	'value ::= object | array | string | number | boolean | null'
];

type Node = { readonly [key: string]: unknown };

function refuse(place: string, reason: string): never {
	throw new AppError('request/invalid', { param: `responseFormat.schema${place}`, reason });
}

function isNode(value: unknown): value is Node {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The type of a JSON value, in the words of JSON Schema. */
function typeOf(value: unknown): string {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'array';
	if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
	return typeof value;
}

/**
 * A JSON Schema as GBNF: every text that the grammar allows is JSON that obeys the schema. Objects have the properties
 * that are named, in that order, and no others. llama.cpp has a converter of its own, which ignores or dies of what it
 * does not know.
 * @throws `request/invalid` that names the place of what is wrong, too large or not supported
 */
export function schemaToGrammar(schema: JsonSchema): string {
	return new SchemaGrammar(plain(schema)).grammar();
}

/** As JSON: without cycles, functions and what else a message between threads can carry. */
function plain(schema: JsonSchema): Node {
	let text: string;
	try {
		text = JSON.stringify(schema);
	} catch {
		return refuse('', 'must be JSON');
	}
	if (text.length > limits.characters) refuse('', `must not be longer than ${limits.characters} characters`);
	return JSON.parse(text) as Node;
}

class SchemaGrammar {
	#root: Node;
	#rules: string[] = [...commonRules];
	#names = new Map<string, string>();
	#refs = new Map<string, string>();
	#nodes = 0;

	constructor(root: Node) {
		this.#root = root;
	}

	grammar(): string {
		const root = this.#visit(this.#root, '', 0, []);
		return [`root ::= ${root}`, ...this.#rules].join('\n');
	}

	#rule(body: string): string {
		const known = this.#names.get(body);
		if (known) return known;
		const name = `rule-${this.#rules.length}`;
		this.#names.set(body, name);
		this.#rules.push(`${name} ::= ${body}`);
		return name;
	}

	/**
	 * The name of the rule for a schema.
	 * @param chain references on the way here that no character of the answer lies between
	 */
	#visit(schema: unknown, place: string, depth: number, chain: readonly string[]): string {
		if (schema === true) return 'value';
		if (!isNode(schema)) return refuse(place, 'must be a schema');
		if (++this.#nodes > limits.nodes) refuse('', `must not have more than ${limits.nodes} schemas in it`);
		if (depth > limits.depth) refuse(place, 'is nested too deeply');
		const given = Object.keys(schema).filter((key) => ![...annotations, ...definitions].includes(key));
		const alone = (key: string, ...others: string[]) => {
			const other = given.find((name) => name !== key && !others.includes(name));
			if (other !== undefined) refuse(`${place}.${other}`, `is not supported beside ${key}`);
		};
		if (given.includes('$ref')) {
			alone('$ref');
			return this.#reference(schema['$ref'], `${place}.$ref`, depth, chain);
		}
		for (const key of ['anyOf', 'oneOf']) {
			if (!given.includes(key)) continue;
			alone(key);
			const list = this.#list(schema[key], `${place}.${key}`);
			const names = list.map((one, index) => this.#visit(one, `${place}.${key}[${index}]`, depth + 1, chain));
			return this.#rule([...new Set(names)].join(' | '));
		}
		for (const key of ['const', 'enum']) {
			if (!given.includes(key)) continue;
			alone(key, 'type');
			return this.#values(schema, key, place);
		}
		return this.#typed(schema, given, place, depth);
	}

	#list(value: unknown, place: string): readonly unknown[] {
		if (!Array.isArray(value) || value.length === 0 || value.length > limits.members)
			return refuse(place, `must be a list of 1 to ${limits.members} members`);
		return value as unknown[];
	}

	#reference(ref: unknown, place: string, depth: number, chain: readonly string[]): string {
		if (typeof ref !== 'string' || !/^#(\/|$)/.test(ref))
			return refuse(place, 'must point into the same schema with #/');
		if (chain.includes(ref)) refuse(place, 'refers to itself without an end');
		const known = this.#refs.get(ref);
		if (known) return known;
		let target: unknown = this.#root;
		for (const part of ref.split('/').slice(1)) {
			const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
			target =
				typeof target === 'object' && target !== null && Object.hasOwn(target, key) ? (target as Node)[key] : null;
		}
		if (target === null) refuse(place, `points to nothing: ${ref}`);
		const name = `ref-${this.#refs.size}`;
		this.#refs.set(ref, name);
		this.#rules.push(
			`${name} ::= ${this.#visit(target, ref.slice(1).replaceAll('/', '.'), depth + 1, [...chain, ref])}`
		);
		return name;
	}

	#values(schema: Node, key: string, place: string): string {
		const values = key === 'const' ? [schema[key]] : this.#list(schema[key], `${place}.${key}`);
		if (schema['type'] !== undefined) {
			const types = this.#types(schema['type'], place);
			const fits = (value: unknown) =>
				types.includes(typeOf(value)) || (types.includes('number') && typeof value === 'number');
			if (!values.every(fits)) refuse(`${place}.${key}`, 'has a value of another type');
		}
		return this.#rule(values.map((value) => literal(JSON.stringify(value))).join(' | '));
	}

	#types(type: unknown, place: string): readonly string[] {
		const types = Array.isArray(type) ? this.#list(type, `${place}.type`) : [type];
		for (const one of types) {
			if (typeof one !== 'string' || !Object.hasOwn(keywords, one))
				refuse(`${place}.type`, `must be of ${Object.keys(keywords).join(', ')}`);
		}
		return types as string[];
	}

	#typed(schema: Node, given: readonly string[], place: string, depth: number): string {
		const restricting = given.filter((key) => key !== 'type');
		const implied = Object.keys(keywords).filter((type) => restricting.some((key) => keywords[type]?.includes(key)));
		if (!given.includes('type') && implied.length === 0 && restricting.length === 0) return 'value';
		const types = given.includes('type') ? this.#types(schema['type'], place) : implied;
		for (const key of restricting) {
			if (!types.some((type) => keywords[type]?.includes(key)))
				refuse(`${place}.${key}`, `is not supported for ${types.join(', ') || 'any type'}`);
		}
		const names = types.map((type) => {
			if (type === 'object') return this.#object(schema, place, depth);
			if (type === 'array') return this.#array(schema, place, depth);
			if (type === 'string') return this.#string(schema, place);
			if (type === 'integer') return this.#integer(schema, place);
			return type;
		});
		return names.length === 1 ? (names[0] ?? '') : this.#rule(names.join(' | '));
	}

	#object(schema: Node, place: string, depth: number): string {
		const { properties = {}, required = [], additionalProperties } = schema;
		if (!isNode(properties)) return refuse(`${place}.properties`, 'must be an object');
		const members = Object.entries(properties);
		if (members.length > limits.members) refuse(`${place}.properties`, `must not be more than ${limits.members}`);
		if (!Array.isArray(required) || !required.every((name) => typeof name === 'string'))
			return refuse(`${place}.required`, 'must be a list of names');
		const missing = required.find((name) => !Object.hasOwn(properties, name));
		if (missing !== undefined) refuse(`${place}.required`, `names "${missing}", which is not among the properties`);
		if (members.length === 0) return this.#map(additionalProperties, place, depth);

		// From the last to the first: what may follow when something was written before, and when nothing was.
		let after = '';
		let first = '';
		for (const [name, member] of members.reverse()) {
			const value = this.#visit(member, `${place}.properties.${name}`, depth + 1, []);
			const pair = `${literal(JSON.stringify(name))} ":" ws ${value}`;
			const start = after === '' ? pair : `${pair} ${after}`;
			if (required.includes(name)) {
				first = this.#rule(start);
				after = this.#rule(`"," ws ${start}`);
			} else {
				first = this.#rule(first === '' ? `(${start})?` : `${start} | ${first}`);
				after = this.#rule(`("," ws ${pair})?${after === '' ? '' : ` ${after}`}`);
			}
		}
		return this.#rule(`"{" ws ${first} "}"`);
	}

	/** Any names, with values of one kind. */
	#map(values: unknown, place: string, depth: number): string {
		if (values === false) return this.#rule('"{}"');
		if (values === undefined || values === true) return 'object';
		const pair = `string ":" ws ${this.#visit(values, `${place}.additionalProperties`, depth + 1, [])}`;
		return this.#rule(`"{" ws (${pair} ("," ws ${pair})*)? "}"`);
	}

	#array(schema: Node, place: string, depth: number): string {
		const { items = true, prefixItems } = schema;
		const [low, high] = this.#bounds(schema, ['minItems', 'maxItems'], place);
		if (prefixItems !== undefined) {
			if (low > 0 || high !== null) refuse(`${place}.minItems`, 'is not supported beside prefixItems');
			const names = this.#list(prefixItems, `${place}.prefixItems`).map((item, index) =>
				this.#visit(item, `${place}.prefixItems[${index}]`, depth + 1, [])
			);
			return this.#rule(`"[" ws ${names.join(' "," ws ')} "]"`);
		}
		if (high === 0) return this.#rule('"[]"');
		const item = this.#visit(items, `${place}.items`, depth + 1, []);
		const more = high === 1 ? '' : `("," ws ${item}){${Math.max(low - 1, 0)},${high === null ? '' : high - 1}}`;
		return this.#rule(`"[" ws ${low === 0 ? `(${item} ${more})?` : `${item} ${more}`} "]"`);
	}

	#string(schema: Node, place: string): string {
		const { pattern, format } = schema;
		const [low, high] = this.#bounds(schema, ['minLength', 'maxLength'], place);
		const sized = low > 0 || high !== null;
		if ([pattern !== undefined, format !== undefined, sized].filter(Boolean).length > 1)
			refuse(place, 'can have one of pattern, format and a length only');
		if (pattern !== undefined) return this.#rule(`"\\"" (${this.#pattern(pattern, `${place}.pattern`)}) "\\""`);
		if (format !== undefined) {
			if (typeof format !== 'string' || !Object.hasOwn(formats, format))
				return refuse(`${place}.format`, `must be one of ${Object.keys(formats).join(', ')}`);
			return this.#rule(`"\\"" ${formats[format]} "\\""`);
		}
		return sized ? this.#rule(`"\\"" char{${low},${high ?? ''}} "\\""`) : 'string';
	}

	#pattern(pattern: unknown, place: string): string {
		if (typeof pattern !== 'string') return refuse(place, 'must be a text');
		try {
			return patternToGrammar(pattern);
		} catch (error) {
			return refuse(place, (error as Error).message);
		}
	}

	#bounds(schema: Node, [from, to]: readonly [string, string], place: string): [number, number | null] {
		const read = (key: string) => {
			const value = schema[key];
			if (value === undefined) return null;
			if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > limits.repeats)
				return refuse(`${place}.${key}`, `must be a whole number from 0 to ${limits.repeats}`);
			return value as number;
		};
		const low = read(from) ?? 0;
		const high = read(to);
		if (high !== null && high < low) refuse(`${place}.${to}`, `must not be less than ${from}`);
		return [low, high];
	}

	#integer(schema: Node, place: string): string {
		const read = (key: string) => {
			const value = schema[key];
			if (value === undefined) return null;
			if (!Number.isInteger(value) || Math.abs(value as number) > maxInteger)
				return refuse(`${place}.${key}`, `must be a whole number of at most ${String(maxInteger).length} digits`);
			return value as number;
		};
		if (keywords['integer']?.every((key) => schema[key] === undefined)) return 'integer';
		const low = Math.max(read('minimum') ?? -maxInteger, (read('exclusiveMinimum') ?? -Infinity) + 1);
		const high = Math.min(read('maximum') ?? maxInteger, (read('exclusiveMaximum') ?? Infinity) - 1);
		if (low > high) refuse(place, 'allows no number');
		return this.#rule(integerRange(low, high));
	}
}
