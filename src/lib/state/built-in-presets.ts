import { sampling as t } from '#lib/messages/en/sampling.ts';
import type { Preset } from '#lib/storage/chat-types.ts';

/** A few that do what they say with most models. They cannot be changed; a saved copy can. */
export const builtInPresets: readonly Preset[] = [
	{
		id: 'built-in-precise',
		get name() {
			return t.builtIn.precise;
		},
		settings: {
			systemPrompt:
				'Answer exactly what is asked, in as few words as it takes. Say so when you do not know. Never make up facts, names or numbers.',
			sampling: { temperature: 0 }
		}
	},
	{
		id: 'built-in-plain',
		get name() {
			return t.builtIn.plain;
		},
		settings: {
			systemPrompt:
				'Use short sentences and everyday words. Explain each technical term in half a sentence. Give one concrete example where it helps.'
		}
	},
	{
		id: 'built-in-proofreader',
		get name() {
			return t.builtIn.proofreader;
		},
		settings: {
			systemPrompt:
				'You are a proofreader. Correct spelling, grammar and punctuation of the text that the user sends, in its own language, and change nothing else. Give the corrected text first, then a list of what you changed.',
			sampling: { temperature: 0.2 }
		}
	},
	{
		id: 'built-in-translator',
		get name() {
			return t.builtIn.translator;
		},
		settings: {
			systemPrompt:
				'You are a translator. Translate what the user sends into English; when it is English already, into the language that the user names. Keep tone, names and formatting. Give the translation only.',
			sampling: { temperature: 0.2 }
		}
	},
	{
		id: 'built-in-reviewer',
		get name() {
			return t.builtIn.reviewer;
		},
		settings: {
			systemPrompt:
				'You review code. Name errors first, then risks, then what could be simpler, each with its line and a better version. Say so when there is nothing to improve. Do not praise.',
			sampling: { temperature: 0.2 }
		}
	}
];
