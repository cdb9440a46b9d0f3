import { isFromDisk } from '#lib/catalog/catalog.ts';
import type { AppError, ErrorCode, ErrorDetails, LoadObstacle, Recovery } from '#lib/base/errors.ts';
import { common } from '#lib/messages/en/common.ts';
import { errors as t } from '#lib/messages/en/errors.ts';
import { flawWords } from '#lib/state/flaw-words.ts';
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

type Action = NonNullable<Remedy['action']>;

const retry = (): Action => ({ kind: 'retry', label: common.tryAgain });
const reload = (): Action => ({ kind: 'reload', label: t.actions.reload });
const report = (): Action => ({ kind: 'copy-report', label: t.actions.copyReport });

/** Exhaustive: a new error code does not compile until it has a remedy. */
const remedies: { [C in ErrorCode]: (details: ErrorDetails[C]) => Remedy } = {
	'engine/unsupported': (d) => ({
		sentence: t.unsupported.sentence(d.lack ? t.unsupported.lacks[d.lack] : d.reason),
		next: t.unsupported.next,
		action: null
	}),
	'engine/unsupported-operation': (d) => ({
		sentence: t.unsupportedOperation.sentence(d.operation),
		next: t.unsupportedOperation.next,
		action: null
	}),
	'engine/not-loaded': () => ({ ...t.notLoaded, action: retry() }),
	'engine/busy': () => ({ ...t.busy, action: retry() }),
	'engine/out-of-memory': () => ({ ...t.outOfMemory, action: retry() }),
	'engine/device-lost': (d) => ({
		sentence: t.deviceLost.sentence,
		next: nextAfter(d.recovery ?? 'cpu'),
		action: retry()
	}),
	'engine/context-overflow': (d) => ({
		sentence: t.messageTooLong.sentence(d),
		next: t.messageTooLong.next,
		action: null
	}),
	'engine/load-failed': (d) => ({
		sentence: t.loadFailed.sentence(d.obstacle ? obstacleWords(d.obstacle) : d.reason),
		...afterFailedLoad(d)
	}),
	'engine/crashed': (d) => ({
		sentence: t.crashed.sentence,
		next: nextAfter(d.recovery),
		action: retry()
	}),
	'engine/timeout': (d) => ({
		sentence: t.timeout.sentence(d.waitedMs),
		next: nextAfter(d.recovery),
		action: retry()
	}),
	'engine/interrupted': () => ({ ...t.interrupted, action: retry() }),
	'engine/unprotected': (d) => ({
		sentence: t.unprotected.sentence,
		next: d.reason === 'no-service-worker' ? t.unprotected.nextWithoutWorker : t.unprotected.next,
		action: reload()
	}),
	'host/lost': () => ({ ...t.hostLost, action: retry() }),
	'model/not-found': (d) => ({
		sentence: t.modelNotFound.sentence(d.modelId),
		next: t.modelNotFound.next,
		action: null
	}),
	'model/download-failed': ({ file, status }) => ({
		sentence: status === null ? t.downloadFailed.noAnswer(file) : t.downloadFailed.status({ file, status }),
		next: t.downloadFailed.next,
		action: retry()
	}),
	'model/corrupt': (d) => ({
		sentence: d.actualBytes === d.expectedBytes ? t.corrupt.content(d.file) : t.corrupt.size(d),
		next: t.corrupt.next,
		action: { kind: 'repair', label: t.actions.repairModel(d.modelId === 'guide' ? 'Guide' : d.modelId) }
	}),
	'model/malformed': (d) => ({
		sentence: malformedSentence(d),
		next: t.malformed.next,
		action: null
	}),
	'model/refused': (d) => ({
		sentence: t.refusals[d.reason](d.file),
		next: t.refused.next,
		action: null
	}),
	'model/no-room': (d) => ({
		sentence: d.neededBytes === null ? t.noRoom.sentence : t.noRoom.sentenceFor(d.neededBytes),
		next: t.noRoom.next,
		action: retry()
	}),
	'model/store-unavailable': (d) => ({
		sentence: t.storeUnavailable.sentence(d.reason),
		next: t.storeUnavailable.next,
		action: reload()
	}),
	'hub/failed': describeHubFailure,
	'storage/quota-exceeded': () => ({ ...t.quotaExceeded, action: null }),
	'storage/unavailable': (d) => ({
		sentence: t.storageUnavailable.sentence(d.reason),
		next: t.storageUnavailable.next,
		action: null
	}),
	'chat/context-full': (d) => ({
		sentence: t.contextFull.sentence(d),
		next: t.contextFull.next,
		action: null
	}),
	'chat/not-found': () => ({ ...t.chatNotFound, action: { kind: 'new-chat', label: t.actions.newChat } }),
	'request/invalid': (d) =>
		d.param.startsWith('responseFormat.schema')
			? {
					sentence: t.invalidSchema.sentence(`${d.param.replace(/^responseFormat\./, '')} ${d.reason}`),
					next: t.invalidSchema.next,
					action: retry()
				}
			: {
					sentence: t.invalidRequest.sentence(`${d.param} ${d.reason}`),
					next: t.invalidRequest.next,
					action: null
				},
	'request/unsupported': (d) => ({
		sentence: d.param === 'responseFormat' ? t.unsupportedSetting.json : t.unsupportedSetting.sentence(d.param),
		next: t.unsupportedSetting.next,
		action: null
	}),
	'internal/bug': (d) => ({
		sentence: t.bug.sentence(d.reason),
		next: t.bug.next,
		action: d.reason.includes('dynamically imported') ? reload() : report()
	})
};

function afterFailedLoad({ modelId, obstacle }: ErrorDetails['engine/load-failed']): Omit<Remedy, 'sentence'> {
	if (obstacle?.kind === 'memory') return { next: t.loadFailed.nextOfLarge, action: null };
	if (isFromDisk(modelId)) return { next: t.loadFailed.nextOfOwnFile, action: null };
	return { next: t.loadFailed.next, action: { kind: 'repair', label: t.actions.repair } };
}

/** Where in the file it is says something only beside technical words. */
function malformedSentence({ file, reason, atByte, flaw }: ErrorDetails['model/malformed']): string {
	if (flaw) return t.malformed.sentence({ file, reason: flawWords(flaw) });
	return atByte === null ? t.malformed.sentence({ file, reason }) : t.malformed.sentenceAt({ file, reason, atByte });
}

function obstacleWords(obstacle: LoadObstacle): string {
	if (obstacle.kind === 'file') return t.loadFailed.fileMissing(obstacle.path);
	return t.loadFailed.tooLarge(obstacle.neededBytes, obstacle.mostBytes);
}

/** @param recovery `undefined` in what older versions stored */
function nextAfter(recovery: Recovery | undefined): string {
	return t.recovery[recovery ?? 'nextTry'];
}

/** The words and the one action for an error, in plain language. */
export function remedyFor(error: AppError): Remedy {
	return remedyForCode(error.code, error.details);
}

/** The same for an error that was stored with a message. An unknown code is from a newer version of the app. */
export function remedyForCode(code: string, details: unknown): Remedy {
	const describe = Object.hasOwn(remedies, code) ? remedies[code as ErrorCode] : null;
	if (!describe) return { sentence: t.unknown.sentence(code), next: t.unknown.next, action: retry() };
	return describe(details as never);
}
