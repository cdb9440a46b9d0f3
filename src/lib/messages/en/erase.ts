import { area } from '#lib/messages/area.ts';

/** Erasing everything. */
export const erase = area('erase', {
	ask: 'Erase everything',
	title: 'Erase everything?',
	text: 'This removes all chats, drafts, folders, models, settings and measurements from this browser, and the copy of Hearth that works offline. Other open tabs of Hearth close what they were doing. It cannot be undone. Files that you exported stay where they are.',
	working: 'Erasing…',
	done: 'Everything is erased',
	doneText: 'Nothing of Hearth is left in this browser. You can close this tab.',
	failed: 'Not everything could be erased',
	/** What may be left. */
	parts: { 'service worker': 'service worker', caches: 'caches', databases: 'databases', files: 'files' },
	failedText: (parts: readonly string[]) =>
		`The browser did not let go of: ${parts.join(', ')}. Close all other tabs of Hearth, then try again. Or clear the data of this site in the settings of the browser.`,
	again: 'Start Hearth anew'
});
