/** What the API takes of its callers, for the service worker, the tab that answers, and the page that says so. */
export const apiLimits = {
	/** Of one request: some images as base64, or a very long chat. */
	bodyBytes: 4 * 2 ** 20,
	/** Requests of one caller that pass at once, and then each second. */
	burst: 60,
	perSecond: 30,
	/** Requests that wait; more are sent away: who comes later would wait longer than clients do. */
	waiting: 24
} as const;
