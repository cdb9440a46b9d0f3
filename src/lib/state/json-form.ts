import { AppError, isAppError } from '#lib/base/errors.ts';
import { toGrammar } from '#lib/engines/contract/forms/form.ts';
import type { JsonSchema, ResponseFormat } from '#lib/engines/contract/types.ts';
import { schema as t } from '#lib/messages/en/schema.ts';
import { type JsonForm, maxSchemaChars } from '#lib/storage/chat-types.ts';

/** As `json_object` in OpenAI's API. */
const anyObject: JsonSchema = { type: 'object' };

/** What a schema begins with, to be changed. */
export const exampleSchema = JSON.stringify(
	{
		type: 'object',
		properties: { answer: { type: 'string' }, sure: { type: 'boolean' } },
		required: ['answer', 'sure']
	},
	null,
	2
);

/**
 * How an engine is asked for JSON, checked as engines check it.
 * @throws `request/invalid` with the place in the schema that is wrong
 */
export function responseFormatOf(form: JsonForm): ResponseFormat {
	return form.kind === 'any' ? checked(anyObject) : checked(parse(form.schema));
}

function checked(schema: JsonSchema): ResponseFormat {
	const format = { type: 'jsonSchema', schema } as const;
	toGrammar(format);
	return format;
}

/** What is wrong with the text of a schema, in words; `null` when engines take it. */
export function schemaProblem(schema: string): string | null {
	if (schema.length > maxSchemaChars) return t.tooLong(maxSchemaChars);
	const read = readSchema(schema);
	if (read.kind === 'notJson') return t.notJson(read.message);
	if (read.kind === 'notObject') return t.notObject;
	try {
		checked(read.schema);
		return null;
	} catch (error) {
		if (!isAppError(error, 'request/invalid')) throw error;
		const { param, reason } = error.details;
		const place = param.replace(/^responseFormat\.schema\.?/, '');
		return place === '' ? t.wrong(reason) : t.wrongAt(place, reason);
	}
}

type Read = { kind: 'read'; schema: JsonSchema } | { kind: 'notJson'; message: string } | { kind: 'notObject' };

function readSchema(text: string): Read {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		return { kind: 'notJson', message: (error as SyntaxError).message };
	}
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return { kind: 'notObject' };
	return { kind: 'read', schema: value as JsonSchema };
}

function parse(text: string): JsonSchema {
	const read = readSchema(text);
	if (read.kind === 'read') return read.schema;
	const reason = read.kind === 'notJson' ? `is not JSON: ${read.message}` : 'must be a JSON object';
	throw new AppError('request/invalid', { param: 'responseFormat.schema', reason });
}
