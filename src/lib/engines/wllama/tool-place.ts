import type { ChatCompletionParams } from '@wllama/wllama/esm/index.js';
import type { ToolDefinition } from '#lib/engines/contract/types.ts';
import { findOverflow, isFatal, translateGenerateError } from '#lib/engines/wllama/errors.ts';
import type { Instance } from '#lib/engines/wllama/instance.ts';

/** The form of calls that `ToolCallSplitter` knows; a template of another form would teach calls that nobody reads. */
const callMarker = '<tool_call>';

/**
 * Tools as a variable of the chat template. As a parameter of the request they would also switch on llama.cpp's parser of
 * calls, which ends an answer that it cannot read with an exception.
 */
export function toToolKwargs(
	tools: readonly ToolDefinition[],
	neutralize: (text: string) => string
): { tools: readonly unknown[] } {
	const described = tools.map(({ name, description, parameters }) => ({
		type: 'function',
		function: { name, description, parameters }
	}));
	return { tools: JSON.parse(neutralize(JSON.stringify(described))) as unknown[] };
}

/**
 * Whether definitions of tools become part of the prompt. Found out by rendering one that is longer than the context: it
 * is refused before anything is computed, unless the template leaves it out.
 */
export async function rendersTools(
	instance: Instance,
	chatTemplate: string,
	contextTokens: number,
	signal: AbortSignal
): Promise<boolean> {
	if (!chatTemplate.includes('tools') || !chatTemplate.includes(callMarker)) return false;
	const description = 'long '.repeat(contextTokens + 1);
	const tool = { name: 'example', description, parameters: { type: 'object', properties: {} } };
	const params = {
		messages: [{ role: 'user', content: 'Hi' }],
		max_tokens: 1,
		temperature: 0,
		chat_template_kwargs: toToolKwargs([tool], (text) => text)
	} as ChatCompletionParams;
	instance.log.clear();
	try {
		await instance.chat(params, () => {}, signal);
		return false;
	} catch (error) {
		signal.throwIfAborted();
		if (findOverflow(error)) return true;
		if (isFatal(translateGenerateError(error, instance.log.lines))) throw error;
		return false; // a template that dislikes such a tool
	}
}
