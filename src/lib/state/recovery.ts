import type { RecoveryEvent } from '#lib/host/recovery.ts';
import { chat as t } from '#lib/messages/en/chat.ts';
import { sentences } from '#lib/messages/format.ts';
import { remedyFor } from '#lib/state/remedies.ts';

/** What is said when an engine has died: what happened, what was done about it, what was kept, what to do. */
export function describeRecovery(event: RecoveryEvent): { tone: 'warning' | 'error'; text: string } {
	const { recovery, failure } = event;
	const recovered = recovery !== 'none' && failure === null;
	return { tone: recovered ? 'warning' : 'error', text: sentences(whatHappened(event), whatIsLeft(event)) };
}

function whatHappened({ model: { name }, error, recovery, failure }: RecoveryEvent): string {
	const told =
		error.code === 'engine/device-lost'
			? t.gpuLost
			: error.code === 'engine/timeout'
				? t.engineSilent
				: t.engineStopped;
	if (recovery === 'none' || !failure) return told[recovery](name);
	return sentences(told.failed(name), remedyFor(failure).sentence);
}

function whatIsLeft({ recovery, answer, failure }: RecoveryEvent): string {
	const lost = recovery === 'none' || failure !== null;
	if (answer === 'cut') return sentences(t.afterLoss.kept, lost ? t.afterLoss.makeRoom : t.afterLoss.goOn);
	if (lost) return t.afterLoss.makeRoom;
	return answer === 'restarted' ? t.afterLoss.beginsAnew : t.afterLoss.nothingLost;
}
