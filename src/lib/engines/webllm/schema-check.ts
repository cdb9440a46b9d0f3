import { AppError } from '#lib/base/errors.ts';
import type { JsonSchema } from '#lib/engines/contract/types.ts';
import { isRecord } from '#lib/engines/webllm/fault.ts';

type Check = (value: unknown, at: string, schema: Record<string, unknown>) => void;

const types = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'];

/** The library writes schemas out as rules, by recursion: without limits a short one can end the engine. */
const limits = { depth: 32, parts: 2000, count: 10_000 };

function refuse(at: string, reason: string): never {
	throw new AppError('request/invalid', { param: at, reason });
}

const isCount = (value: unknown) =>
	Number.isInteger(value) && (value as number) >= 0 && (value as number) <= limits.count;
const count: Check = (value, at) =>
	void (isCount(value) || refuse(at, `must be a whole number from 0 to ${limits.count}`));
const number: Check = (value, at) => void (Number.isFinite(value) || refuse(at, 'must be a number'));
const text: Check = (value, at) => void (typeof value === 'string' || refuse(at, 'must be a text'));
const anything: Check = () => {};

const schemaOrBoolean: Check = (value, at) => {
	if (typeof value !== 'boolean') checkPart(value, at);
};

const schemas: Check = (value, at) => {
	if (!Array.isArray(value) || value.length === 0) refuse(at, 'must be a list with something in it');
	value.forEach((part, index) => checkPart(part, `${at}[${index}]`));
};

const namedSchemas: Check = (value, at) => {
	if (!isRecord(value)) return refuse(at, 'must be an object');
	for (const [name, part] of Object.entries(value)) schemaOrBoolean(part, `${at}.${name}`, value);
};

const pattern: Check = (value, at) => {
	if (typeof value !== 'string') return refuse(at, 'must be a regular expression');
	try {
		new RegExp(value, 'u');
	} catch {
		refuse(at, 'is not a regular expression');
	}
	if (/\(\?(?!:)|\\[1-9]|\\[bB]/.test(value)) refuse(at, 'uses look-around, names or back references');
};

const type: Check = (value, at) => {
	const names: readonly unknown[] = Array.isArray(value) ? value : [value];
	if (names.length === 0 || !names.every((name) => types.includes(name as string)))
		refuse(at, `must be one of ${types.join(', ')}`);
};

const values: Check = (value, at) => {
	if (!Array.isArray(value) || value.length === 0) refuse(at, 'must be a list with something in it');
};

const names: Check = (value, at) => {
	if (!Array.isArray(value) || !value.every((name) => typeof name === 'string')) refuse(at, 'must be a list of names');
};

/** The library reads only the first of several. */
const oneSchema: Check = (value, at, schema) => {
	schemas(value, at, schema);
	if ((value as unknown[]).length > 1) refuse(at, 'this engine takes one part only');
};

/** What xgrammar enforces, and remarks. It would pass over any other keyword without a word. */
const keywords: Readonly<Record<string, Check>> = {
	type,
	enum: values,
	const: anything,
	properties: namedSchemas,
	patternProperties: namedSchemas,
	propertyNames: schemaOrBoolean,
	additionalProperties: schemaOrBoolean,
	unevaluatedProperties: schemaOrBoolean,
	required: names,
	minProperties: count,
	maxProperties: count,
	items: schemaOrBoolean,
	prefixItems: schemas,
	unevaluatedItems: schemaOrBoolean,
	minItems: count,
	maxItems: count,
	anyOf: schemas,
	oneOf: schemas,
	allOf: oneSchema,
	pattern,
	format: anything,
	minLength: count,
	maxLength: count,
	minimum: number,
	maximum: number,
	exclusiveMinimum: number,
	exclusiveMaximum: number,
	$ref: text, // followed below, where the whole schema is known
	$defs: namedSchemas,
	definitions: namedSchemas,
	$schema: anything,
	$id: anything,
	$comment: anything,
	title: anything,
	description: anything,
	default: anything,
	examples: anything
};

const ranges = [
	['minimum', 'maximum'],
	['minLength', 'maxLength'],
	['minItems', 'maxItems'],
	['minProperties', 'maxProperties']
] as const;

function checkPart(schema: unknown, at: string): void {
	if (!isRecord(schema)) return refuse(at, 'must be a JSON Schema');
	for (const [keyword, value] of Object.entries(schema)) {
		const check = Object.hasOwn(keywords, keyword) ? keywords[keyword] : undefined;
		if (!check) return refuse(`${at}.${keyword}`, 'is a keyword that this engine does not know');
		check(value, `${at}.${keyword}`, schema);
	}
	for (const [low, high] of ranges) {
		if (Number(schema[low]) > Number(schema[high])) refuse(`${at}.${low}`, `is greater than ${high}`);
	}
}

function resolve(root: JsonSchema, ref: unknown): unknown {
	if (typeof ref !== 'string' || !/^#(\/|$)/.test(ref)) return undefined;
	const steps = ref.split('/').slice(1);
	return steps.reduce<unknown>((part, step) => {
		const name = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
		return isRecord(part) && Object.hasOwn(part, name) ? part[name] : undefined;
	}, root);
}

/** Where a schema leads without a character being written in between. */
function leadsTo(root: JsonSchema, part: unknown): unknown[] {
	if (!isRecord(part)) return [];
	const branches = [part.anyOf, part.oneOf, part.allOf].flatMap((list) =>
		Array.isArray(list) ? (list as unknown[]) : []
	);
	return '$ref' in part ? [resolve(root, part.$ref)] : branches;
}

function leadsBack(root: JsonSchema, from: unknown): boolean {
	const seen = new Set<unknown>();
	const waiting = leadsTo(root, from);
	for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
		if (part === from) return true;
		if (seen.has(part)) continue;
		seen.add(part);
		waiting.push(...leadsTo(root, part));
	}
	return false;
}

/** Members whose values are data, not schemas. */
const data = ['enum', 'const', 'default', 'examples'];

function checkRefs(root: JsonSchema, part: unknown, at: string): void {
	if (Array.isArray(part)) return part.forEach((item, index) => checkRefs(root, item, `${at}[${index}]`));
	if (!isRecord(part)) return;
	if (typeof part.$ref === 'string') {
		if (resolve(root, part.$ref) === undefined) refuse(`${at}.$ref`, 'leads to nothing in the schema');
		if (leadsBack(root, part)) refuse(`${at}.$ref`, 'leads back to itself');
	}
	for (const [name, value] of Object.entries(part)) {
		if (!data.includes(name)) checkRefs(root, value, `${at}.${name}`);
	}
}

/** @returns how many parts it has */
function checkSize(part: unknown, at: string, depth: number): number {
	if (typeof part !== 'object' || part === null) return 1;
	if (depth > limits.depth * 2) return refuse(at, 'goes too deep'); // a keyword and what is in it are two steps
	const parts = Object.values(part).reduce<number>((sum, inner) => sum + checkSize(inner, at, depth + 1), 1);
	if (parts > limits.parts) refuse(at, 'is too large');
	return parts;
}

/**
 * Checks a JSON Schema before the library compiles it: xgrammar aborts over a broken one and keeps the reason to itself,
 * and ignores what it does not know.
 * @throws `request/invalid`; the parameter names the place
 */
export function checkSchema(schema: JsonSchema): void {
	const at = 'responseFormat.schema';
	checkSize(schema, at, 0);
	checkPart(schema, at);
	checkRefs(schema, schema, at);
}
