import { expect, test } from 'vitest';
import {
	judgeAnswer,
	parseContentRange,
	parseRetryAfter,
	validatorOf,
	type Answer
} from '#lib/weights/net/http-answer.ts';
import type { SourceTrouble } from '#lib/weights/net/source.ts';

const asked = { start: 100, end: 200, totalBytes: 1000, path: 'model.gguf' };

function answer(status: number, headers: Record<string, string> = {}, redirected = false): Answer {
	return { status, headers: new Headers(headers), redirected };
}

function judge(given: Answer): string {
	try {
		return judgeAnswer(given, asked, 0).whole ? 'whole' : 'range';
	} catch (error) {
		const { status, refusal, retryAfterMs } = error as SourceTrouble;
		return `${status} ${refusal ?? 'again'} ${retryAfterMs}`;
	}
}

const part = (range: string) => answer(206, { 'Content-Range': range });

test.for<[string, Answer, string]>([
	['the range', part('bytes 100-199/1000'), 'range'],
	['less than asked for', part('bytes 100-149/1000'), 'range'],
	['a range whose header is hidden', answer(206, { 'Content-Length': '100' }), 'range'],
	['no header at all', answer(206), 'range'],
	['another place', part('bytes 0-99/1000'), '206 again null'],
	['more than asked for', part('bytes 100-299/1000'), '206 again null'],
	['too long, with a hidden range', answer(206, { 'Content-Length': '900' }), '206 again null'],
	['a file of another size', part('bytes 100-199/999'), '206 wrong-size null'],
	['the whole file', answer(200, { 'Content-Length': '1000' }), 'whole'],
	['a whole file of another size', answer(200, { 'Content-Length': '17' }), '200 wrong-size null'],
	['a page', answer(200, { 'Content-Type': 'text/html; charset=utf-8' }), '200 web-page null'],
	['a gate', answer(401), '401 no-access null'],
	['a refusal at the lasting address', answer(403), '403 no-access null'],
	['a refusal behind a redirect', answer(403, {}, true), '403 again null'],
	['nothing', answer(404), '404 not-there null'],
	['a range that a cache does not believe in', answer(416), '416 again null'],
	['a file that became shorter', answer(416, { 'Content-Range': 'bytes */50' }), '416 wrong-size null'],
	['a range that is refused, of the same file', answer(416, { 'Content-Range': 'bytes */1000' }), '416 again null'],
	['too many requests', answer(429, { 'Retry-After': '7' }), '429 again 7000'],
	['a server that restarts', answer(503), '503 again null']
])('knows %s', ([, given, expected]) => {
	expect(judge(given)).toBe(expected);
});

test('reads headers, and does not believe nonsense', () => {
	expect(parseContentRange('bytes 5-9/*')).toEqual({ start: 5, end: 10, totalBytes: null });
	expect(parseContentRange('bytes */10')).toBeNull();
	expect(parseRetryAfter('soon', null, 0)).toBeNull();
});

test('a clock that is years off makes nobody wait for years', () => {
	const [then, soon] = ['Thu, 01 Jan 2026 00:00:00 GMT', 'Thu, 01 Jan 2026 00:02:00 GMT'];
	const tenYearsMs = 10 * 365 * 86_400_000;
	for (const skewMs of [-tenYearsMs, 0, tenYearsMs]) {
		expect(parseRetryAfter(soon, then, Date.parse(then) + skewMs)).toBe(120_000);
		expect(parseRetryAfter(soon, null, Date.parse(then) + skewMs)).toBeLessThanOrEqual(60_000);
	}
	expect(parseRetryAfter(soon, null, Date.parse(soon) - 2000)).toBe(2000);
});

test('takes a strong tag, else the date', () => {
	expect(validatorOf(new Headers({ ETag: '"a"', 'Last-Modified': 'then' }))).toBe('"a"');
	expect(validatorOf(new Headers({ ETag: 'W/"a"', 'Last-Modified': 'then' }))).toBe('then');
	expect(validatorOf(new Headers())).toBeNull();
});
