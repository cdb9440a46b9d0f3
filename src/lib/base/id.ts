let lastMs = 0;
let sequence = 0;

/**
 * A new id that sorts by the moment it was made: 9 base-36 digits of milliseconds, 3 of a counter, 8 random.
 * Within one tab ids never sort backwards, even when the clock does.
 */
export function newId(nowMs: number = Date.now()): string {
	if (nowMs > lastMs) {
		lastMs = nowMs;
		sequence = 0;
	} else {
		sequence++;
	}
	const random = crypto.getRandomValues(new Uint32Array(2));
	const tail = [...random].map((word) => (word % 36 ** 4).toString(36).padStart(4, '0')).join('');
	return lastMs.toString(36).padStart(9, '0') + sequence.toString(36).padStart(3, '0') + tail;
}
