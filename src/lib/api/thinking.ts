import type { Fields } from '#lib/api/fields.ts';
import type { GenerateRequest, LoadedModel, Thinking } from '#lib/engines/contract/types.ts';

/**
 * Whether a request to one of OpenAI's APIs has the model reason: by its effort, of which only `none` means something here, or
 * by the variable of the chat template, as servers for open models take it.
 * @throws `ApiError` 400
 */
export function readThinking(fields: Fields, effort: unknown): Thinking | undefined {
	const kwargs = fields.object('chat_template_kwargs');
	const enabled = kwargs?.boolean('enable_thinking') ?? (effort === 'none' ? false : undefined);
	kwargs?.end();
	return enabled === undefined ? undefined : { enabled };
}

/**
 * What can be kept of that. Clients that send it with every request are not refused by a model that cannot be steered.
 * @param request as it goes to the engine
 * @returns `ignored`: it was asked for and is not done
 */
export function thinkingFor(
	{
		thinking,
		responseFormat,
		continues,
		raw
	}: Pick<GenerateRequest, 'thinking' | 'responseFormat' | 'continues' | 'raw'>,
	{ capabilities }: Pick<LoadedModel, 'capabilities'>
): { thinking: Thinking | undefined; ignored: boolean } {
	if (!thinking || (capabilities.thinking && !responseFormat && !continues && !raw))
		return { thinking, ignored: false };
	const offAnyway = !thinking.enabled && responseFormat !== undefined; // a form leaves no room to reason
	return { thinking: undefined, ignored: !offAnyway };
}
