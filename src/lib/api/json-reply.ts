import type { ReplySink } from '#lib/api/types.ts';

/** Sends one JSON document. */
export function sendJson(
	sink: ReplySink,
	value: unknown,
	{ status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {}
): void {
	sink.head(status, { 'content-type': 'application/json', ...headers }, null);
	sink.write(typeof value === 'string' ? value : JSON.stringify(value));
}
