import type { RecoveryEvent } from '#lib/host/recovery.ts';
import { remedyFor } from '#lib/state/remedies.ts';

/** What is said when an engine has died: what happened, what was done about it, what was kept, what to do. */
export function describeRecovery(event: RecoveryEvent): { tone: 'warning' | 'error'; text: string } {
	const { recovery, failure } = event;
	const recovered = recovery !== 'none' && failure === null;
	return { tone: recovered ? 'warning' : 'error', text: `${whatHappened(event)} ${whatIsLeft(event)}` };
}

function whatHappened({ model: { name }, error, recovery, failure }: RecoveryEvent): string {
	const cause =
		error.code === 'engine/device-lost'
			? 'The GPU stopped answering'
			: error.code === 'engine/timeout'
				? 'The engine fell silent and was stopped'
				: 'The engine stopped unexpectedly';
	if (recovery === 'none') return `${cause} for the second time in a row, so ${name} was not started again.`;
	if (failure) return `${cause}, and ${name} could not be started again. ${remedyFor(failure).sentence}`;
	return `${cause}; ${name} was started again${recovery === 'cpu' ? ' on the CPU' : ''}.`;
}

function whatIsLeft({ recovery, answer, failure }: RecoveryEvent): string {
	const kept = answer === 'cut' ? 'The answer so far is kept and marked. ' : '';
	if (recovery === 'none' || failure)
		return `${kept}Close other tabs and programs and try again, or choose another model.`;
	if (answer === 'restarted') return 'It had not begun to answer, so it begins anew.';
	return answer === 'cut'
		? `${kept}Press Try again for a new one, or go on with another question.`
		: 'Nothing was lost.';
}
