import { Transform } from 'node:stream';

/**
 * What can go wrong between a host and a browser:
 * `truncate`: promises all bytes and hangs up after half of them; `alter`: one bit of the middle byte is flipped;
 * `stall`: half of the bytes, then silence; `close`: hangs up without an answer; `html`: status 200 with a web page, as a
 * captive portal does; a number: that status.
 * @typedef {'truncate' | 'alter' | 'stall' | 'close' | 'html' | 404 | 403 | 429 | 500 | 503} Fault
 */

/**
 * A stream that spoils what passes through it.
 * @param {'truncate' | 'alter' | 'stall'} fault
 * @param {number} bytes how many will pass
 */
export function spoil(fault, bytes) {
	const middle = Math.floor(bytes / 2);
	let passed = 0;
	return new Transform({
		transform(/** @type {Buffer} */ chunk, _encoding, done) {
			const start = passed;
			passed += chunk.length;
			if (fault === 'alter') {
				const at = middle - start;
				const copy = Buffer.from(chunk);
				if (at >= 0 && at < copy.length) copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
				done(null, copy);
			} else if (passed <= middle) {
				done(null, chunk);
			} else {
				this.push(chunk.subarray(0, Math.max(0, middle - start)));
				if (fault === 'truncate') done(new Error('truncated on purpose'));
				// stall: never ask for more
			}
		}
	});
}
