/** An error before any tab has the call, in the shape of the API that was asked: Ollama's below `/api/`, OpenAI's else. */
export function apiError(
	path: string,
	status: number,
	code: string,
	message: string,
	headers: Record<string, string> = {}
): Response {
	const type = status === 429 ? 'rate_limit_error' : status >= 500 ? 'server_error' : 'invalid_request_error';
	const body = /^\/api(\/|$)/.test(path) ? { error: message } : { error: { message, type, param: null, code } };
	return new Response(JSON.stringify(body), {
		status,
		headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers }
	});
}
