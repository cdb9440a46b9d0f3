/** Was this sent as a web page, whatever it was asked for as? */
export function isHtml(response: Response): boolean {
	return response.headers.get('content-type')?.includes('text/html') ?? false;
}
