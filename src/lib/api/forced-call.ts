import { badParam } from '#lib/api/errors.ts';
import type { ForcedCall } from '#lib/api/job.ts';
import type { JsonSchema, ToolCall, ToolDefinition } from '#lib/engines/contract/types.ts';

/**
 * What an answer must look like that is a call of one of the tools: enforced token by token, so the call is made and its
 * arguments follow their schema, whatever the model was trained on.
 * @throws `ApiError` 400 when no tool has that name
 */
export function forcedCallSchema(tools: readonly ToolDefinition[], { name }: ForcedCall): JsonSchema {
	const wanted = tools.filter((tool) => name === null || tool.name === name);
	const [only, ...others] = wanted.map((tool) => ({
		type: 'object',
		properties: { name: { const: tool.name }, arguments: argumentsOf(tool) },
		required: ['name', 'arguments'],
		additionalProperties: false
	}));
	if (!only) throw badParam('tool_choice', `there is no tool ${JSON.stringify(name)} in tools`);
	return others.length === 0 ? only : { anyOf: [only, ...others] };
}

function argumentsOf({ parameters }: ToolDefinition): JsonSchema {
	return 'type' in parameters ? parameters : { type: 'object', ...parameters };
}

/** The call in an answer that followed the schema; `null` when it was cut off. */
export function readForcedCall(text: string): ToolCall | null {
	try {
		const { name, arguments: args } = JSON.parse(text) as { name: string; arguments: object };
		return { name, arguments: JSON.stringify(args) };
	} catch {
		return null;
	}
}
