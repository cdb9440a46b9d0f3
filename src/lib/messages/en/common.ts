import { area } from '#lib/messages/area.ts';

/** Words of buttons that stand in many places. */
export const common = area('common', {
	add: 'Add',
	cancel: 'Cancel',
	close: 'Close',
	copied: 'Copied',
	copy: 'Copy',
	delete: 'Delete',
	dismiss: 'Dismiss',
	download: 'Download',
	more: 'More',
	remove: 'Remove',
	rename: 'Rename',
	save: 'Save',
	stop: 'Stop',
	tryAgain: 'Try again',
	undo: 'Undo'
});
