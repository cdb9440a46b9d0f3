import { jsonBlock } from '#lib/base/json-text.ts';
import { current } from '#lib/messages/current.svelte.ts';
import { speech as t } from '#lib/messages/en/speech.ts';
import { aloud } from '#lib/state/aloud.svelte.ts';
import type { App } from '#lib/state/app.svelte.ts';
import type { ShownMessage } from '#lib/state/conversation.svelte.ts';
import { readingText } from './reading-text.ts';

/** Reads an answer aloud until its end; says so where that cannot be. */
export async function readAnswer(
	{ id, text, json }: Pick<ShownMessage, 'id' | 'text' | 'json'>,
	{ settings, notices }: Pick<App, 'settings' | 'notices'>
): Promise<void> {
	const { readingVoice: voiceUri, readingRate: rate } = settings.values;
	const reading = readingText(json ? jsonBlock(text) : text, current.tag, t.code);
	const end = await aloud.read(id, reading, { voiceUri, rate });
	if (end === 'no-voice') notices.show({ tone: 'warning', text: t.noVoice(reading.language), action: null });
	if (end === 'failed') notices.show({ tone: 'warning', text: t.failed, action: null });
}
