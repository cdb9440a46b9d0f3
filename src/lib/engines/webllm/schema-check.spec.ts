import { expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import type { JsonSchema } from '#lib/engines/contract/types.ts';
import { checkSchema } from '#lib/engines/webllm/schema-check.ts';

// Tried out with xgrammar 0.1.27 in Node: it compiles these, and it aborts over those below or ignores what they ask.
test.for<JsonSchema>([
	{},
	{ type: 'object', properties: { a: { type: 'integer', minimum: 3 } }, required: ['a'], additionalProperties: false },
	{ type: ['string', 'null'], description: 'x' },
	{ enum: ['a', 1, null] },
	{ const: { type: 'banana' } },
	{ type: 'string', pattern: '^[a-c]{2}\\d+$' },
	{ type: 'array', items: { $ref: '#/$defs/x' }, $defs: { x: { type: 'null' } } },
	{ type: 'object', properties: { child: { $ref: '#' } } },
	{ anyOf: [{ type: 'integer' }, { type: 'null' }] }
])('takes %j', (schema) => {
	expect(() => checkSchema(schema)).not.toThrow();
});

let deep: JsonSchema = { type: 'null' };
for (let level = 0; level < 500; level++) deep = { type: 'array', items: deep };
const properties = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`p${index}`, { type: 'string' }]));

test.for<[JsonSchema, string, RegExp]>([
	[{ type: 'banana' }, '.type', /one of null, boolean/],
	[{ type: 'object', properties: { a: 5 } }, '.properties.a', /must be a JSON Schema/],
	[{ not: { type: 'string' } }, '.not', /does not know/],
	[{ type: 'array', uniqueItems: true }, '.uniqueItems', /does not know/],
	[{ toString: 1 }, '.toString', /does not know/],
	[{ enum: [] }, '.enum', /must be a list/],
	[{ allOf: [{ type: 'integer' }, { minimum: 3 }] }, '.allOf', /one part only/],
	[{ type: 'string', pattern: '((' }, '.pattern', /is not a regular expression/],
	[{ type: 'string', pattern: '^(?=a)b$' }, '.pattern', /look-around/],
	[{ type: 'integer', minimum: 8, maximum: 7 }, '.minimum', /is greater than maximum/],
	[{ type: 'string', minLength: -1 }, '.minLength', /must be a whole number/],
	[{ type: 'array', maxItems: 1e9 }, '.maxItems', /must be a whole number/],
	[{ $ref: '#/$defs/x' }, '.$ref', /leads to nothing/],
	[{ $ref: 'https://example.org/schema' }, '.$ref', /leads to nothing/],
	[{ $defs: { a: { $ref: '#/$defs/a' } }, $ref: '#/$defs/a' }, '.$defs.a.$ref', /leads back to itself/],
	[{ anyOf: [{ $ref: '#' }, { type: 'null' }] }, '.anyOf[0].$ref', /leads back to itself/],
	[deep, '', /too deep/],
	[{ properties }, '', /too large/]
])('refuses %.60j', ([schema, place, reason]) => {
	let refused: unknown;
	try {
		checkSchema(schema);
	} catch (error) {
		refused = error;
	}
	expect(isAppError(refused, 'request/invalid') && refused.details).toMatchObject({
		param: `responseFormat.schema${place}`,
		reason: expect.stringMatching(reason)
	});
});
