import type { FoundDefaults } from '#lib/engines/contract/defaults.ts';
import type { SpecFile } from '#lib/engines/contract/types.ts';

/**
 * What generation_config.json advises, unchecked; nothing when there is no such file, or none that can be read. From the
 * file itself: the library fills gaps with values that nobody advised.
 */
export async function findDefaults(files: readonly SpecFile[]): Promise<FoundDefaults> {
	try {
		const file = files.find(({ path }) => path === 'generation_config.json');
		return parseDefaults(JSON.parse((await file?.blob.text()) ?? '{}'));
	} catch {
		return {}; // advice, not needed to load a model
	}
}

/** The names of Hugging Face under ours. */
export function parseDefaults(config: unknown): FoundDefaults {
	if (typeof config !== 'object' || config === null) return {};
	const { do_sample, temperature, top_p, top_k, min_p, repetition_penalty } = config as Record<string, unknown>;
	return {
		temperature: do_sample === false ? 0 : temperature,
		topP: top_p,
		topK: top_k,
		minP: min_p,
		repetitionPenalty: repetition_penalty
	};
}
