import { isAppError, type AppError, type ErrorDetails, type HubFailure } from '#lib/base/errors.ts';
import { common } from '#lib/messages/en/common.ts';
import { library as t } from '#lib/messages/en/library.ts';

type Details = ErrorDetails['hub/failed'];

/** A `Remedy` (`remedies.ts`, which imports this file). */
interface HubRemedy {
	sentence: string;
	next: string;
	action: { kind: 'retry'; label: string } | null;
}

/** Asking again gives the same answer. */
const final: readonly HubFailure[] = ['not-allowed', 'not-there', 'too-long'];

/** Nothing in the settings helps. */
const notInSettings: readonly HubFailure[] = ['offline', 'failing', 'too-long'];

/** What a failure of a hub means for the user, and what to do. */
export function describeHubFailure(details: Details): HubRemedy {
	const { reason, retryAfterMs } = details;
	const { sentence, next } = t.hubFailures[reason];
	return {
		sentence: sentence(details),
		next: reason === 'busy' && retryAfterMs !== null ? t.hubFailures.busy.nextAfter(retryAfterMs) : next,
		action: final.includes(reason) ? null : { kind: 'retry', label: common.tryAgain }
	};
}

/** Do the words about this error name the settings? */
export function leadsToSettings(error: AppError): boolean {
	return isAppError(error, 'hub/failed') && !notInSettings.includes(error.details.reason);
}
