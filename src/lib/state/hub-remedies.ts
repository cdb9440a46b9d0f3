import type { ErrorDetails, HubFailure } from '#lib/base/errors.ts';
import { formatDuration } from '#lib/base/units.ts';

type Details = ErrorDetails['hub/failed'];

/** A `Remedy` (`remedies.ts`, which imports this file). */
interface HubRemedy {
	sentence: string;
	next: string;
	action: { kind: 'retry'; label: string } | null;
}

const retry = { kind: 'retry', label: 'Try again' } as const;

const words: { [R in HubFailure]: (details: Details) => HubRemedy } = {
	offline: (d) => ({
		sentence: `This device is offline, so ${d.host} was not asked.`,
		next: 'Models that are installed work without a network. Search again when you are online.',
		action: retry
	}),
	'no-answer': (d) => ({
		sentence: `${d.host} does not answer.`,
		next: 'Check the connection. If the host is blocked where you are, set a mirror in the settings.',
		action: retry
	}),
	'not-allowed': (d) => ({
		sentence: `This copy of Hearth does not allow requests to ${d.host}.`,
		next: 'Whoever publishes it decides which hosts models may come from. The settings name the hub that is asked.',
		action: null
	}),
	'no-access': (d) => ({
		sentence: `${d.what} is given only to people who were granted access.`,
		next: 'Ask for access on its page, then paste a token of your account in the settings and try again.',
		action: retry
	}),
	'bad-token': (d) => ({
		sentence: `${d.host} does not accept the token.`,
		next: 'It may have expired or been revoked. Replace or remove it in the settings.',
		action: retry
	}),
	'not-there': (d) => ({
		sentence: `${d.host} has no ${d.what}, or it is private.`,
		next: 'Check the spelling, or search by name. A private one takes a token, which goes into the settings.',
		action: null
	}),
	busy: (d) => ({
		sentence: `${d.host} wants a pause: it was asked too often from this network.`,
		next:
			d.retryAfterMs === null
				? 'Try again in a few minutes. A token, set in the settings, allows more requests.'
				: `Try again in ${formatDuration(d.retryAfterMs)}. A token, set in the settings, allows more requests.`,
		action: retry
	}),
	failing: (d) => ({
		sentence: `${d.host} could not answer about ${d.what} (status ${d.status ?? 'none'}).`,
		next: 'The fault is on its side. Try again in a while.',
		action: retry
	}),
	'web-page': (d) => ({
		sentence: `A web page came instead of an answer from ${d.host}.`,
		next: 'Some networks want a sign-in first: open any page in a new tab. Else check the mirror in the settings.',
		action: retry
	}),
	unreadable: (d) => ({
		sentence: `The answer of ${d.host} about ${d.what} cannot be read.`,
		next: 'If a mirror is set in the settings, it may not behave like Hugging Face.',
		action: retry
	}),
	'too-long': (d) => ({
		sentence: `The answer of ${d.host} about ${d.what} is longer than any that Hearth can use.`,
		next: 'It was not read to the end. Nothing was changed.',
		action: null
	})
};

/** What a failure of a hub means for the user, and what to do. */
export function describeHubFailure(details: Details): HubRemedy {
	return words[details.reason](details);
}
