import type { ModelCapabilities } from '#lib/engines/contract/types.ts';

/**
 * What a chat template lets a request decide about reasoning. Qwen's and most later templates read `enable_thinking`; a budget
 * needs the marker that our own reader of thoughts knows (`transformers/reasoning.ts`) and that llama.cpp finds in templates:
 * its server honours `reasoning_budget_tokens` per request, as `wllama-templates.browser.spec.ts` shows of the build in use.
 */
export function thinkingOf(template: string): ModelCapabilities['thinking'] {
	if (!template.includes('enable_thinking')) return undefined;
	return { budget: template.includes('</think>') };
}
