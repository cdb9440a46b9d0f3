import { AppError, isAppError } from '#lib/base/errors.ts';
import { toGrammar } from '#lib/engines/contract/forms/form.ts';
import type { JsonSchema, ResponseFormat } from '#lib/engines/contract/types.ts';
import type { JsonForm } from '#lib/storage/types.ts';

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
	const format = { type: 'jsonSchema', schema: form.kind === 'any' ? anyObject : parse(form.schema) } as const;
	toGrammar(format);
	return format;
}

/** What is wrong with the text of a schema, in words; `null` when engines take it. */
export function schemaProblem(schema: string): string | null {
	try {
		responseFormatOf({ kind: 'schema', schema });
		return null;
	} catch (error) {
		if (!isAppError(error, 'request/invalid')) throw error;
		const { param, reason } = error.details;
		const place = param.replace(/^responseFormat\.schema\.?/, '');
		return place === '' ? `The schema ${reason}.` : `${place} ${reason}.`;
	}
}

function parse(text: string): JsonSchema {
	const refuse = (reason: string): never => {
		throw new AppError('request/invalid', { param: 'responseFormat.schema', reason });
	};
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		return refuse(`is not JSON: ${(error as SyntaxError).message}`);
	}
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('must be a JSON object');
	return value as JsonSchema;
}
