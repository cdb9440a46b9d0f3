import type { Choice, Cost } from '#lib/api/job.ts';

/** Tokens as completions count them. */
export function usageOf({ usage }: Cost) {
	const { promptTokens, cachedPromptTokens, completionTokens } = usage;
	return {
		prompt_tokens: promptTokens,
		completion_tokens: completionTokens,
		total_tokens: promptTokens + completionTokens,
		prompt_tokens_details: { cached_tokens: cachedPromptTokens }
	};
}

const reasons = { stop: 'stop', toolCalls: 'tool_calls', length: 'length', aborted: 'stop' } as const;

/** Why an answer ended, as completions say it. */
export function finishReason({ finish }: Choice): 'stop' | 'tool_calls' | 'length' {
	return reasons[finish.reason];
}
