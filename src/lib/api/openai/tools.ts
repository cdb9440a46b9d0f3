import { badParam, unsupportedParam } from '#lib/api/errors.ts';
import { isObject, type Fields } from '#lib/api/fields.ts';
import type { ForcedCall } from '#lib/api/job.ts';
import type { JsonSchema, ResponseFormat, ToolDefinition } from '#lib/engines/contract/types.ts';

export interface ToolsAsked {
	tools?: readonly ToolDefinition[];
	forced: ForcedCall | null;
	oneCall: boolean;
}

/** One function as both of OpenAI's APIs describe it. @throws `ApiError` 400 */
export function readFunction(fields: Fields): ToolDefinition {
	fields.boolean('strict');
	const tool = {
		name: fields.required('name'),
		description: fields.string('description') ?? '',
		parameters: fields.plain('parameters') ?? { type: 'object', properties: {} }
	};
	fields.end();
	return tool;
}

/** @throws `ApiError` 400 */
export function readTools(fields: Fields): ToolsAsked {
	fields.refuse('functions', 'was replaced by tools');
	fields.refuse('function_call', 'was replaced by tool_choice');
	const tools = fields.objects('tools')?.map((entry) => {
		const type = entry.required('type');
		if (type !== 'function')
			throw unsupportedParam(entry.at('type'), `${JSON.stringify(type)} is not supported: function is`);
		const described = entry.object('function');
		if (!described) throw badParam(entry.at('function'), 'is missing', 'missing_required_parameter');
		entry.end();
		return readFunction(described);
	});
	return chooseTools(fields, tools, (choice) => (isObject(choice.function) ? choice.function.name : undefined));
}

/**
 * `tool_choice` and `parallel_tool_calls`, the same in both APIs but for where a name stands.
 * @throws `ApiError` 400
 */
export function chooseTools(
	fields: Fields,
	tools: ToolDefinition[] | undefined,
	nameIn: (choice: Record<string, unknown>) => unknown
): ToolsAsked {
	const oneCall = fields.boolean('parallel_tool_calls') === false;
	const choice = fields.raw('tool_choice');
	if (choice === 'none' || !tools || tools.length === 0) {
		if (choice !== undefined && choice !== 'none' && choice !== 'auto') throw badParam('tool_choice', 'needs tools');
		return { forced: null, oneCall };
	}
	if (choice === undefined || choice === 'auto') return { tools, forced: null, oneCall };
	if (choice === 'required') return { tools, forced: { name: null }, oneCall };
	const name = isObject(choice) && choice.type === 'function' ? nameIn(choice) : undefined;
	if (typeof name !== 'string') throw badParam('tool_choice', 'must be none, auto, required or name a function');
	return { tools, forced: { name }, oneCall };
}

/**
 * `text`, `json_object` or `json_schema`; a schema is always enforced, as with `strict: true`.
 * @param inner where the members of `json_schema` stand: below that name, or (Responses API) beside `type`
 * @throws `ApiError` 400
 */
export function readFormat(format: Fields | undefined, inner: 'nested' | 'flat'): ResponseFormat | undefined {
	if (!format) return undefined;
	const type = format.oneOf('type', ['text', 'json_object', 'json_schema']);
	if (type === undefined) throw badParam(format.at('type'), 'is missing', 'missing_required_parameter');
	if (type === 'text') return undefined;
	if (type === 'json_object') return { type: 'jsonSchema', schema: { type: 'object' } };
	const described = inner === 'nested' ? format.object('json_schema') : format;
	described?.string('name');
	described?.string('description');
	described?.boolean('strict');
	const schema: JsonSchema | undefined = described?.plain('schema');
	if (!schema)
		throw badParam(
			format.at(inner === 'nested' ? 'json_schema.schema' : 'schema'),
			'is missing',
			'missing_required_parameter'
		);
	described?.end();
	return { type: 'jsonSchema', schema };
}
