import { expect, test } from 'vitest';
import { exampleSchema, responseFormatOf, schemaProblem } from '#lib/state/json-form.ts';
import { remedyForCode } from '#lib/state/remedies.ts';

test('any JSON is an object; a schema is passed on as it was written', () => {
	expect(responseFormatOf({ kind: 'any' })).toEqual({ type: 'jsonSchema', schema: { type: 'object' } });
	const schema = { type: 'array', items: { enum: ['a', 'b'] } };
	expect(responseFormatOf({ kind: 'schema', schema: JSON.stringify(schema) })).toEqual({ type: 'jsonSchema', schema });
	expect(schemaProblem(exampleSchema)).toBeNull();
	expect(schemaProblem(exampleSchema.padEnd(64_000))).toBeNull();
	expect(schemaProblem(exampleSchema.padEnd(64_001))).toBe('The schema can have at most 64,000 characters.');
});

test.each([
	['', /^The schema is not JSON: /],
	['{"type":', /^The schema is not JSON: /],
	['[]', /^The schema must be a JSON object\.$/],
	['{"type":"strange"}', /type|strange/],
	['{"type":"object","properties":{"age":{"type":"integer","multipleOf":3}}}', /^properties\.age\.multipleOf .+\.$/],
	['{"type":"string","pattern":"(?=x)"}', /^pattern .+/]
])('%s is refused with the place and the reason', (schema, problem) => {
	expect(schemaProblem(schema)).toMatch(problem);
	expect(() => responseFormatOf({ kind: 'schema', schema })).toThrow(
		expect.objectContaining({ code: 'request/invalid' })
	);
});

test('a schema that came with a file is refused before it is sent, in words that say where to correct it', () => {
	const details = { param: 'responseFormat.schema.properties.age', reason: 'is not supported' };
	expect(remedyForCode('request/invalid', details)).toMatchObject({
		sentence: 'The JSON schema of this chat was not sent: schema.properties.age is not supported.',
		next: 'Correct it in Chat settings, then ask again.'
	});
	expect(remedyForCode('request/unsupported', { param: 'responseFormat', engine: 'fake' }).sentence).toContain(
		'“Answer as JSON”'
	);
});
