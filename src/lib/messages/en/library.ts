import { area } from '#lib/messages/area.ts';
import { formatBytes, formatDuration } from '#lib/messages/format.ts';

/** What is said about models on any page: notices of downloads and packs, and why a hub did not answer. */
export const library = area('library', {
	downloads: {
		done: (model: string) => `${model} is here, and every byte was checked.`,
		whole: (model: string) => `${model} is whole: every byte was checked.`,
		damaged: (model: string, damagedBytes: number) =>
			`${formatBytes(damagedBytes)} of ${model} are damaged. Repair fetches them again.`,
		littleRoom: (model: string, neededBytes: number, freeBytes: number) =>
			`The browser says that about ${formatBytes(freeBytes)} are free, and ${model} needs ${formatBytes(neededBytes)}. It is tried anyway: what arrives is kept.`
	},
	/** Removals that can be undone as long as the notice is there. `bytes` is 0 where nothing has to go. */
	removals: {
		canceled: (model: string, bytes: number) =>
			bytes === 0
				? `The download of ${model} is canceled.`
				: `The download of ${model} is canceled. Its ${formatBytes(bytes)} are deleted when this notice goes.`,
		removed: (model: string, bytes: number) =>
			bytes === 0
				? `${model} is removed.`
				: `${model} is removed. Its ${formatBytes(bytes)} are deleted when this notice goes.`
	},
	/** Packs (files that hold a whole model) and copies of models from the disk. */
	transfers: {
		present: (model: string) => `${model} is on this device already.`,
		imported: (model: string, fileName: string) =>
			`${model} is here, and every byte was checked. It came from ${fileName}.`,
		kept: (model: string) => `${model} is kept in Hearth now.`,
		/** Adapters are files that change a model. */
		keptWithoutAdapters: (model: string) => `${model} is kept in Hearth now. Its adapters stay on your disk.`,
		saved: (fileName: string, bytes: number) => `${fileName} is saved: ${formatBytes(bytes)}.`,
		noRoom: (model: string) =>
			`There is no room for ${model}, and nothing of it was kept. Remove models that you no longer need, or free space on the disk, then try again.`
	},
	/**
	 * Why a hub (a site with models) did not answer, and what to do next, by the codes of `HubFailure`. `host` is its address;
	 * `what` a repository, a file, or the words that were searched for.
	 */
	hubFailures: {
		offline: {
			sentence: ({ host }: { host: string }) => `This device is offline, so ${host} was not asked.`,
			next: 'Models that are installed work without a network. Search again when you are online.'
		},
		'no-answer': {
			sentence: ({ host }: { host: string }) => `${host} does not answer.`,
			next: 'Check the connection. If the host is blocked where you are, set a mirror in the settings.'
		},
		'not-allowed': {
			sentence: ({ host }: { host: string }) => `This copy of Hearth does not allow requests to ${host}.`,
			next: 'Whoever publishes it decides which hosts models may come from. The settings name the hub that is asked.'
		},
		'no-access': {
			sentence: ({ what }: { what: string }) => `${what} is given only to people who were granted access.`,
			next: 'Ask for access on its page, then paste a token of your account in the settings and try again.'
		},
		'bad-token': {
			sentence: ({ host }: { host: string }) => `${host} does not accept the token.`,
			next: 'It may have expired or been revoked. Replace or remove it in the settings.'
		},
		'not-there': {
			sentence: ({ host, what }: { host: string; what: string }) => `${host} has no ${what}, or it is private.`,
			next: 'Check the spelling, or search by name. A private one takes a token, which goes into the settings.'
		},
		busy: {
			sentence: ({ host }: { host: string }) => `${host} wants a pause: it was asked too often from this network.`,
			next: 'Try again in a few minutes. A token, set in the settings, allows more requests.',
			nextAfter: (waitMs: number) =>
				`Try again in ${formatDuration(waitMs)}. A token, set in the settings, allows more requests.`
		},
		failing: {
			/** `status` is a code of HTTP; `null` where there was none. */
			sentence: ({ host, what, status }: { host: string; what: string; status: number | null }) =>
				`${host} could not answer about ${what} (status ${status ?? 'none'}).`,
			next: 'The fault is on its side. Try again in a while.'
		},
		'web-page': {
			sentence: ({ host }: { host: string }) => `A web page came instead of an answer from ${host}.`,
			next: 'Some networks want a sign-in first: open any page in a new tab. Else check the mirror in the settings.'
		},
		unreadable: {
			sentence: ({ host, what }: { host: string; what: string }) =>
				`The answer of ${host} about ${what} cannot be read.`,
			next: 'If a mirror is set in the settings, it may not behave like Hugging Face.'
		},
		'too-long': {
			sentence: ({ host, what }: { host: string; what: string }) =>
				`The answer of ${host} about ${what} is longer than any that Hearth can use.`,
			next: 'It was not read to the end. Nothing was changed.'
		}
	}
});
