import { isFromDisk } from '#lib/catalog/catalog.ts';
import type { AppError, ErrorCode, ErrorDetails, Recovery, RefusalReason } from '#lib/base/errors.ts';
import { formatBytes } from '#lib/base/units.ts';
import { describeHubFailure } from '#lib/state/hub-remedies.ts';

/** What the app can do about an error when the user presses the button. */
export type RemedyAction = 'retry' | 'repair' | 'new-chat' | 'reload' | 'copy-report';

export interface Remedy {
	/** What happened, and what was kept. */
	sentence: string;
	/** What to do next. */
	next: string;
	action: { kind: RemedyAction; label: string } | null;
}

const retry = { kind: 'retry', label: 'Try again' } as const;
const reload = { kind: 'reload', label: 'Reload the page' } as const;
const report = { kind: 'copy-report', label: 'Copy report' } as const;
const kept = 'What was written so far is kept.';

/** Exhaustive: a new error code does not compile until it has a remedy. */
const remedies: { [C in ErrorCode]: (details: ErrorDetails[C]) => Remedy } = {
	'engine/unsupported': (d) => ({
		sentence: `This browser cannot run the model: ${d.reason}.`,
		next: 'A current Chrome or Edge can. Your chats stay in this browser.',
		action: null
	}),
	'engine/unsupported-operation': (d) => ({
		sentence: `The model cannot do this: ${d.operation}.`,
		next: 'Nothing was changed.',
		action: null
	}),
	'engine/not-loaded': () => ({
		sentence: 'The model was not ready yet.',
		next: 'Ask again; it loads by itself.',
		action: retry
	}),
	'engine/busy': () => ({
		sentence: 'The model was still busy with another answer.',
		next: 'Wait for it to end, or stop it, then ask again.',
		action: retry
	}),
	'engine/out-of-memory': () => ({
		sentence: `The device ran out of memory. ${kept}`,
		next: 'Close other tabs and programs, then try again.',
		action: retry
	}),
	'engine/device-lost': (d) => ({
		sentence: `The GPU stopped answering. ${kept}`,
		next: nextAfter(d.recovery ?? 'cpu'),
		action: retry
	}),
	'engine/context-overflow': (d) => ({
		sentence: `This message is about ${d.promptTokens.toLocaleString('en')} tokens long; the model can hold ${d.contextTokens.toLocaleString('en')}, its answer included.`,
		next: 'Edit it to be shorter, or send it in parts. It is kept here in full.',
		action: null
	}),
	'engine/load-failed': (d) => ({
		sentence: `The model did not start: ${d.reason}.`,
		...(isFromDisk(d.modelId)
			? { next: 'Nothing was changed. Choose another file on the Models page, or go on with Guide.', action: null }
			: {
					next: 'Its files may be damaged. Repairing fetches them again.',
					action: { kind: 'repair', label: 'Repair' }
				})
	}),
	'engine/crashed': (d) => ({
		sentence: `The engine stopped unexpectedly. ${kept}`,
		next: nextAfter(d.recovery),
		action: retry
	}),
	'engine/timeout': (d) => ({
		sentence: `The engine was silent for ${Math.round(d.waitedMs / 1000)} seconds and was stopped. ${kept}`,
		next: nextAfter(d.recovery),
		action: retry
	}),
	'engine/interrupted': () => ({
		sentence: `Another answer that was written at the same time failed, and ended this one. ${kept}`,
		next: 'The model is still loaded. Try again.',
		action: retry
	}),
	'engine/unprotected': (d) => ({
		sentence: 'This page could not be sealed off from the network, so the model was not started.',
		next:
			d.reason === 'no-service-worker'
				? 'It takes an https address and, in some browsers, a window that is not private.'
				: 'Reload the page. If that does not help, the host did not deliver the whole app.',
		action: reload
	}),
	'host/lost': () => ({
		sentence: `The tab that ran the model was closed or put to sleep. ${kept}`,
		next: 'The model starts again by itself, in a tab that is open. Try again for a new answer, or ask on.',
		action: retry
	}),
	'model/not-found': (d) => ({
		sentence: `${d.modelId} is not on this device any more.`,
		next: 'Pick another model at the top, or download it again on the Models page.',
		action: null
	}),
	'model/download-failed': (d) => ({
		sentence:
			d.status === null
				? `${d.file} could not be fetched: the site does not answer.`
				: `${d.file} could not be fetched: the site answered with status ${d.status}.`,
		next: 'Your message is kept. Check the connection, then try again.',
		action: retry
	}),
	'model/corrupt': (d) => ({
		sentence: `${d.file} is damaged: ${describeDamage(d)}. It was not used.`,
		next: 'Repairing fetches the file again. Your chats are not touched.',
		action: { kind: 'repair', label: `Repair ${d.modelId === 'guide' ? 'Guide' : d.modelId}` }
	}),
	'model/malformed': (d) => ({
		sentence: `${d.file} ${d.reason}${d.atByte === null ? '' : ` (at byte ${d.atByte.toLocaleString('en')})`}.`,
		next: 'It was not used, and nothing was changed. Choose another file, or download it again.',
		action: null
	}),
	'model/refused': (d) => ({
		sentence: `${d.file} was not fetched: ${refusals[d.reason]}.`,
		next: 'Nothing was changed. Choose another file, or another model.',
		action: null
	}),
	'model/no-room': (d) => ({
		sentence: `There is no room for the rest of the model${d.neededBytes === null ? '' : ` (${formatBytes(d.neededBytes)})`}. What was downloaded is kept.`,
		next: 'Delete models you no longer need, or free space on the disk, then try again: it goes on where it stopped.',
		action: retry
	}),
	'model/store-unavailable': (d) => ({
		sentence: `Models cannot be kept here: ${d.reason}.`,
		next: 'Use a window that is not private. The built-in model works in any case.',
		action: reload
	}),
	'hub/failed': describeHubFailure,
	'storage/quota-exceeded': () => ({
		sentence: 'The browser has no more room for this site, so the last change is only in this tab.',
		next: 'Delete chats you no longer need, or free space on the disk, then try again.',
		action: null
	}),
	'storage/unavailable': (d) => ({
		sentence: `Chats cannot be saved here: ${d.reason}.`,
		next: 'You can chat as usual; everything is gone when this tab closes.',
		action: null
	}),
	'chat/context-full': (d) => ({
		sentence: `This chat has about ${d.promptTokens.toLocaleString('en')} tokens. The model holds ${d.contextTokens.toLocaleString('en')}, and its answer needs room there, too.`,
		next: 'Nothing was left out, so nothing was asked. How should it go on?',
		action: null
	}),
	'chat/not-found': () => ({
		sentence: 'This chat is not on this device.',
		next: 'It may have been deleted, or made in another browser.',
		action: { kind: 'new-chat', label: 'New chat' }
	}),
	'request/invalid': (d) =>
		d.param.startsWith('responseFormat.schema')
			? {
					sentence: `The JSON schema of this chat was not sent: ${d.param.replace(/^responseFormat\./, '')} ${d.reason}.`,
					next: 'Correct it in Chat settings, then ask again.',
					action: retry
				}
			: {
					sentence: `The request was refused: ${d.param} ${d.reason}.`,
					next: 'Nothing was changed.',
					action: null
				},
	'request/unsupported': (d) => ({
		sentence: `This model cannot follow the setting ${d.param === 'responseFormat' ? '“Answer as JSON”' : d.param}.`,
		next: 'Your message is kept. Take the setting back, or choose another model.',
		action: null
	}),
	'internal/bug': (d) => ({
		sentence: `Hearth made a mistake: ${d.reason}`,
		next: 'What you wrote is kept. Reloading usually helps; a report helps us to mend it.',
		action: d.reason.includes('dynamically imported') ? reload : report
	})
};

const refusals: { [R in RefusalReason]: string } = {
	'not-there': 'the host does not have it',
	'no-access': 'the host gives it only to accounts that have accepted its terms',
	'web-page': 'a web page came instead, as networks send that want a sign-in first',
	'wrong-size': 'the file at the host has another size than the one that was published',
	changed: 'the file at the host changed while it was fetched',
	unreadable: 'it cannot be read any more, so it was probably moved or changed'
};

/** @param recovery `undefined` in what older versions stored */
function nextAfter(recovery: Recovery | undefined): string {
	if (recovery === 'again') return 'It starts again by itself. Try again for a new answer, or ask on.';
	if (recovery === 'cpu') return 'The model now runs on the CPU instead. Try again for a new answer, or ask on.';
	if (recovery === 'none')
		return 'It happened twice in a row, so it waits for you: close other tabs and programs and try again, or choose another model.';
	return 'It starts again with your next try.';
}

function describeDamage({ expectedBytes, actualBytes }: ErrorDetails['model/corrupt']): string {
	if (actualBytes === expectedBytes) return 'its content is not what was published';
	return `${formatBytes(actualBytes)} instead of ${formatBytes(expectedBytes)}`;
}

/** The words and the one action for an error, in plain language. */
export function remedyFor(error: AppError): Remedy {
	return remedyForCode(error.code, error.details);
}

/** The same for an error that was stored with a message. An unknown code is from a newer version of the app. */
export function remedyForCode(code: string, details: unknown): Remedy {
	const describe = Object.hasOwn(remedies, code) ? remedies[code as ErrorCode] : null;
	if (!describe) return { sentence: `Something failed (${code}).`, next: 'What was written is kept.', action: retry };
	return describe(details as never);
}
