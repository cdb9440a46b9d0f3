import { expect, test } from 'vitest';
import { AppError } from '#lib/base/errors.ts';
import { guide } from '#lib/catalog/catalog.ts';
import type { RecoveryEvent } from '#lib/host/recovery.ts';
import { describeRecovery } from '#lib/state/recovery.ts';

const event: RecoveryEvent = {
	model: guide,
	error: new AppError('engine/crashed', { reason: 'scripted' }),
	recovery: 'again',
	answer: 'cut',
	failure: null,
	user: null
};

test('says what happened, what was kept and what to do', () => {
	expect(describeRecovery(event)).toEqual({
		tone: 'warning',
		text:
			'The engine stopped unexpectedly; Guide was started again. The answer so far is kept and marked. ' +
			'Press Try again for a new one, or go on with another question.'
	});
});

test('says that the CPU took over, and that an answer begins anew', () => {
	const error = new AppError('engine/device-lost', { reason: 'scripted' });
	expect(describeRecovery({ ...event, error, recovery: 'cpu', answer: 'restarted' }).text).toBe(
		'The GPU stopped answering; Guide was started again on the CPU. It had not begun to answer, so it begins anew.'
	);
});

test('does not promise a restart that did not come', () => {
	const second = describeRecovery({ ...event, recovery: 'none' });
	expect(second.tone).toBe('error');
	expect(second.text).toContain('for the second time in a row, so Guide was not started again');
	expect(second.text).toContain('The answer so far is kept');
	const failure = new AppError('engine/out-of-memory', { requestedBytes: null });
	const failed = describeRecovery({ ...event, answer: null, failure });
	expect(failed.tone).toBe('error');
	expect(failed.text).toMatch(/could not be started again\. The device ran out of memory.* choose another model\.$/);
	expect(failed.text).not.toContain('is kept and marked');
});
