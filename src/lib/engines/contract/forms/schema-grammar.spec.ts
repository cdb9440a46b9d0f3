import { expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { checkGrammar } from '#lib/engines/contract/forms/grammar-check.ts';
import { patternToGrammar } from '#lib/engines/contract/forms/pattern-grammar.ts';
import { schemaToGrammar } from '#lib/engines/contract/forms/schema-grammar.ts';

function rootOf(grammar: string): string {
	const rules = new Map(grammar.split('\n').map((line) => line.split(' ::= ') as [string, string]));
	return rules.get(rules.get('root') ?? '') ?? rules.get('root') ?? '';
}

test.for<[unknown, string]>([
	[{}, 'object | array | string | number | boolean | null'],
	[{ const: 'a "b"' }, String.raw`"\"a \\\"b\\\"\""`],
	[{ enum: [1, null, 'x'] }, String.raw`"1" | "null" | "\"x\""`],
	[{ type: ['string', 'null'] }, 'string | null'],
	[{ type: 'array', items: { type: 'null' }, maxItems: 1 }, '"[" ws (null )? "]"'],
	[{ type: 'array', items: { type: 'null' }, minItems: 2 }, '"[" ws null ("," ws null){1,} "]"'],
	[{ type: 'string', maxLength: 3 }, String.raw`"\"" char{0,3} "\""`],
	[{ type: 'integer', minimum: 3, exclusiveMaximum: 6 }, '[3-5]']
])('%j becomes a rule', ([schema, rule]) => {
	expect(rootOf(schemaToGrammar(schema as never))).toBe(rule);
});

test('every grammar passes the check of grammars', () => {
	const nested = {
		$defs: { node: { properties: { next: { anyOf: [{ $ref: '#/$defs/node' }, { type: 'null' }] }, 'a "b"': true } } },
		type: 'object',
		properties: {
			list: { type: 'array', items: { $ref: '#/$defs/node' }, minItems: 1, maxItems: 5 },
			map: { type: 'object', additionalProperties: { type: 'number' } },
			when: { type: 'string', format: 'date-time' },
			pair: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer', minimum: -20, maximum: 300 }] },
			code: { type: 'string', pattern: '^(?:[A-Z]{2}|é+)-\\d*"?$' }
		},
		required: ['map']
	};
	checkGrammar(schemaToGrammar(nested));
});

test('what is wrong is named with its place', () => {
	const schema = { properties: { a: { type: 'array', items: { properties: { b: { multipleOf: 2 } } } } } };
	try {
		schemaToGrammar(schema);
		expect.unreachable();
	} catch (error) {
		expect(isAppError(error, 'request/invalid') && error.details.param).toBe(
			'responseFormat.schema.properties.a.items.properties.b.multipleOf'
		);
	}
});

test.for<[string, unknown]>([
	[
		'a chain that closes',
		{ $defs: { a: { $ref: '#/$defs/b' }, b: { anyOf: [{ $ref: '#/$defs/a' }] } }, $ref: '#/$defs/a' }
	],
	['a required name without a property', { properties: { a: {} }, required: ['b'] }],
	['two ways to hold a text', { type: 'string', pattern: '^a$', maxLength: 3 }],
	['a value of another type', { type: 'string', enum: ['a', 1] }],
	['bounds that cross', { type: 'integer', minimum: 5, maximum: 4 }],
	['something beside a reference', { $defs: { a: {} }, $ref: '#/$defs/a', type: 'string' }],
	['an unknown format', { type: 'string', format: 'email' }],
	['a place on the prototype', { $ref: '#/constructor' }],
	['a type on the prototype', { type: 'toString' }]
])('%s is refused', ([, schema]) => {
	expect(() => schemaToGrammar(schema as never)).toThrow(/responseFormat\.schema/);
});

test.for([
	'a$',
	'^a',
	'^a\\$',
	'^(a$',
	'^a)$',
	'^[$',
	'^[]$',
	'^[z-a]$',
	'^*$',
	'^a**$',
	'^a{2,1}$',
	'^a{5000}$',
	'^(?=a)b$',
	'^\\b$',
	'^\\1$',
	'^a$b$',
	`^${'('.repeat(99)}${')'.repeat(99)}$`
])('the pattern %j is refused', (pattern) => {
	expect(() => patternToGrammar(pattern)).toThrow();
});

test('a pattern never lets a quote, a backslash or a control character out unescaped', () => {
	expect(patternToGrammar('^"$')).toBe(String.raw`("\\\"")`);
	expect(patternToGrammar('^[!-#]$')).toBe(String.raw`([\U00000021\U00000023] | "\\\"")`);
	expect(patternToGrammar('^[^a]$')).toContain(
		String.raw`[^\U00000000-\U0000001f\U00000022\U0000005c\U0000007f\U00000061]`
	);
});
