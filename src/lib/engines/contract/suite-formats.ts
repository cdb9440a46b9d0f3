import { beforeEach, describe, expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { ask, collect, finishOf, textOf, useEngine, type SuiteSubject } from '#lib/engines/contract/suite-tools.ts';
import type { JsonSchema, ResponseFormat } from '#lib/engines/contract/types.ts';

const person: JsonSchema = {
	type: 'object',
	properties: {
		name: { type: 'string', minLength: 1, maxLength: 12 },
		age: { type: 'integer', minimum: 18, maximum: 65 },
		kind: { enum: ['cat', 'dog'] },
		code: { type: 'string', pattern: '^[A-Z]{2}-\\d{1,3}$' }
	},
	required: ['name', 'age', 'kind'],
	additionalProperties: false
};

const tree: JsonSchema = {
	$defs: {
		tree: {
			type: 'object',
			properties: {
				leaf: { type: 'boolean' },
				branches: { type: 'array', items: { $ref: '#/$defs/tree' }, maxItems: 1 }
			},
			required: ['leaf']
		}
	},
	$ref: '#/$defs/tree'
};

const isPerson = (value: unknown): boolean => {
	const { name, age, kind, code, ...more } = value as Record<string, unknown>;
	return (
		typeof name === 'string' &&
		name.length >= 1 &&
		name.length <= 12 &&
		Number.isInteger(age) &&
		Number(age) >= 18 &&
		Number(age) <= 65 &&
		(kind === 'cat' || kind === 'dog') &&
		(code === undefined || /^[A-Z]{2}-\d{1,3}$/.test(code as string)) &&
		Object.keys(more).length === 0
	);
};

const isTree = (value: unknown): boolean => {
	const { leaf, branches = [] } = value as { leaf: unknown; branches?: unknown[] };
	return typeof leaf === 'boolean' && branches.length <= 1 && branches.every(isTree);
};

const isShortList = (value: unknown): boolean =>
	Array.isArray(value) &&
	value.length >= 2 &&
	value.length <= 3 &&
	value.every((item) => item === null || (Number.isInteger(item) && item >= -9 && item <= 12));

/** Answers that keep to a form, and forms that are none. */
export function testFormats(subject: SuiteSubject): void {
	const at = useEngine(subject);

	const answer = async (responseFormat: ResponseFormat, temperature = 0, maxTokens = 200) => {
		const request = { ...ask({ maxTokens, temperature, seed: 5 }), responseFormat };
		const events = await collect(at.engine.generate(request));
		return { text: textOf(events), reason: finishOf(events).reason };
	};

	const refusal = async (responseFormat: ResponseFormat) => {
		const ended = await answer(responseFormat, 0, 4).catch((error) => error);
		if (isAppError(ended, 'request/invalid')) return ended.details;
		throw new Error(`it was not refused: ${JSON.stringify(ended)} ${ended}`);
	};

	const answersStill = async () =>
		expect(textOf(await collect(at.engine.generate(ask({ maxTokens: 2 }))))).not.toBe('');

	describe('JSON Schema', () => {
		beforeEach(({ skip }) => {
			if (!at.loaded.capabilities.responseFormats.includes('jsonSchema')) skip('not supported');
		});

		test.for<[string, JsonSchema, (value: unknown) => boolean]>([
			['an object', person, isPerson],
			[
				'a list',
				{ type: 'array', items: { type: ['integer', 'null'], minimum: -9, maximum: 12 }, minItems: 2, maxItems: 3 },
				isShortList
			],
			['a choice', { anyOf: [{ const: 7 }, { type: 'boolean' }] }, (value) => value === 7 || typeof value === 'boolean']
		])('%s is obeyed, sure or not', async ([, schema, obeys]) => {
			for (const temperature of [0, 4]) {
				const { text, reason } = await answer({ type: 'jsonSchema', schema }, temperature);
				expect(reason).toBe('stop');
				expect({ text, obeys: obeys(JSON.parse(text)) }).toEqual({ text, obeys: true });
			}
		});

		test('a schema that refers to itself is obeyed as deep as the model goes', async () => {
			const { text, reason } = await answer({ type: 'jsonSchema', schema: tree });
			expect(text).toMatch(/^\{ ?"leaf": ?(true|false)/);
			if (reason === 'stop') expect(isTree(JSON.parse(text))).toBe(true);
		});

		test.for<[string, unknown, string]>([
			['an unknown type', { properties: { a: { type: 'text' } } }, '.properties.a.type'],
			['a keyword that would be ignored', { type: 'array', uniqueItems: true }, '.uniqueItems'],
			['a reference to nothing', { $ref: '#/$defs/none' }, '.$ref'],
			['a reference to elsewhere', { $ref: 'https://example.org/schema' }, '.$ref'],
			['a reference to itself', { anyOf: [{ $ref: '#' }, { type: 'null' }] }, '.anyOf[0].$ref'],
			['a broken pattern', { type: 'string', pattern: '^(a$' }, '.pattern'],
			['a bound of the wrong type', { type: 'integer', minimum: '3' }, '.minimum'],
			['a wrong list', { enum: 'cat' }, '.enum'],
			['too many repetitions', { type: 'array', items: {}, maxItems: 1e9 }, '.maxItems'],
			['a schema in the place of a property', { properties: { a: 5 } }, '.properties.a'],
			['a text', 'integer', '']
		])('%s is refused with its place, and the next answer comes', async ([, schema, place]) => {
			const { param } = await refusal({ type: 'jsonSchema', schema: schema as JsonSchema });
			expect(param).toMatch(/^responseFormat\.schema/);
			expect(param.endsWith(place)).toBe(true);
			await answersStill();
		});

		test('a schema that is too large or too deep is refused', async () => {
			let deep: JsonSchema = { type: 'null' };
			for (let level = 0; level < 500; level++) deep = { type: 'array', items: deep };
			const names = Array.from({ length: 5000 }, (_, index) => [`property${index}`, { type: 'string' }]);
			await refusal({ type: 'jsonSchema', schema: deep });
			await refusal({ type: 'jsonSchema', schema: { properties: Object.fromEntries(names) } });
			await answersStill();
		});
	});

	describe('a grammar', () => {
		beforeEach(({ skip }) => {
			if (!at.loaded.capabilities.responseFormats.includes('grammar')) skip('not supported');
		});

		test.for<[string, RegExp]>([
			['root ::= "yes" | "no"', /^(yes|no)$/],
			['root ::= digit{3} "-" digit # a number\ndigit ::= [0-9]', /^\d{3}-\d$/],
			['root ::= "é🙂漢" [α-ω]{2}', /^é🙂漢[α-ω]{2}$/u],
			['root ::= "("  inner{2} ")"\ninner ::= ("x" | "y")', /^\([xy]{2}\)$/]
		])('%j holds the answer', async ([grammar, expected]) => {
			const { text, reason } = await answer({ type: 'grammar', grammar }, 0, 60);
			expect(text).toMatch(expected);
			expect(reason).toBe('stop');
		});

		test.for<[string, string]>([
			['no definition', 'root := "a"'],
			['a missing rule', 'root ::= missing'],
			['no root', 'answer ::= "a"'],
			['an open text', 'root ::= "a'],
			['an open group', 'root ::= ("a" | "b"'],
			['left recursion', 'root ::= root "a"'],
			['a loop of nothing', 'root ::= ("")*'],
			['an open class', 'root ::= [a-'],
			['a billion repetitions', 'root ::= "a"{1000000000}'],
			['deep groups', `root ::= ${'('.repeat(50_000)}"a"${')'.repeat(50_000)}`],
			['much text', `root ::= "${'a'.repeat(1e6)}"`]
		])('with %s is refused, and the next answer comes', async ([, grammar]) => {
			const { param, reason } = await refusal({ type: 'grammar', grammar });
			expect(param).toMatch(/^responseFormat/);
			expect(reason).not.toBe('');
			await answersStill();
		});
	});
}
