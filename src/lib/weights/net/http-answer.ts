import { SourceTrouble } from '#lib/weights/net/source.ts';

/** What was asked for. */
export interface Asked {
	start: number;
	/** One after the last byte. */
	end: number;
	totalBytes: number;
	path: string;
}

/** The parts of a response that are judged: a test makes them up. */
export type Answer = Pick<Response, 'status' | 'headers' | 'redirected'>;

/** Statuses of servers that are busy, restarting or out of step with their caches. */
const passing: readonly number[] = [408, 416, 421, 425, 429];

/** `bytes 0-99/1000`; `null` where it cannot be read, which is usual across origins. `*` is no size. */
export function parseContentRange(
	header: string | null
): { start: number; end: number; totalBytes: number | null } | null {
	const [, first, last, total] = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(header ?? '') ?? [];
	if (first === undefined || last === undefined) return null;
	return { start: Number(first), end: Number(last) + 1, totalBytes: total === '*' ? null : Number(total) };
}

/** A date is only believed for so long where the server's own clock is hidden: ours may be years off. */
const longestByOwnClockMs = 60_000;

/**
 * Seconds or a date, as milliseconds from now; `null` when absent or nonsense.
 * @param date the server's clock, as it says, to take a date by; `null` when unknown
 */
export function parseRetryAfter(header: string | null, date: string | null, nowMs: number): number | null {
	if (header === null) return null;
	if (/^\d+$/.test(header)) return Number(header) * 1000;
	const atMs = Date.parse(header);
	if (Number.isNaN(atMs)) return null;
	const serverNowMs = Date.parse(date ?? '');
	if (!Number.isNaN(serverNowMs)) return Math.max(0, atMs - serverNowMs);
	return Math.min(longestByOwnClockMs, Math.max(0, atMs - nowMs));
}

/** What captive portals and single-page hosts send in place of a file. */
export function isWebPage(headers: Headers): boolean {
	return headers.get('Content-Type')?.startsWith('text/html') ?? false;
}

/** What tells versions of a file apart. A weak ETag is not about bytes. */
export function validatorOf(headers: Headers): string | null {
	const tag = headers.get('ETag');
	return tag !== null && !tag.startsWith('W/') ? tag : headers.get('Last-Modified');
}

/**
 * Is this the range that was asked for?
 * @returns `whole` when it is the whole file instead
 * @throws SourceTrouble
 */
export function judgeAnswer(answer: Answer, asked: Asked, nowMs: number): { whole: boolean } {
	const { status, headers } = answer;
	const refuse = (refusal: 'web-page' | 'wrong-size') => new SourceTrouble(status, { refusal });
	const [, sizeNow] = /^bytes \*\/(\d+)$/.exec(headers.get('Content-Range') ?? '') ?? [];
	if (status === 416 && sizeNow !== undefined && Number(sizeNow) !== asked.totalBytes) throw refuse('wrong-size');
	if (status !== 200 && status !== 206) throw judgeStatus(answer, nowMs);
	// A captive portal, or a single-page host that answers everything with its start page.
	if (isWebPage(headers) && !/\.html?$/.test(asked.path)) throw refuse('web-page');
	const length = headers.get('Content-Length');
	if (status === 200) {
		if (length !== null && Number(length) !== asked.totalBytes) throw refuse('wrong-size');
		return { whole: true };
	}
	const range = parseContentRange(headers.get('Content-Range'));
	if (range?.totalBytes != null && range.totalBytes !== asked.totalBytes) throw refuse('wrong-size');
	// A server may give less than asked for, but never another place.
	const elsewhere = range !== null && (range.start !== asked.start || range.end > asked.end);
	const tooLong = range === null && length !== null && Number(length) > asked.end - asked.start;
	if (elsewhere || tooLong) throw new SourceTrouble(status, {});
	return { whole: false };
}

/** An answer that is an error. Also 403 may pass: a signed URL that the lasting one led to has expired. */
export function judgeStatus({ status, headers, redirected }: Answer, nowMs: number): SourceTrouble {
	if (status >= 500 || passing.includes(status) || (status === 403 && redirected)) {
		return new SourceTrouble(status, {
			retryAfterMs: parseRetryAfter(headers.get('Retry-After'), headers.get('Date'), nowMs)
		});
	}
	return new SourceTrouble(status, { refusal: status === 401 || status === 403 ? 'no-access' : 'not-there' });
}
