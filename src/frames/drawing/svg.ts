const namespace = 'http://www.w3.org/2000/svg';

/**
 * The picture that a text describes. It is only parsed: the document has no window, so nothing in it runs or is loaded.
 * @throws Error that says what is wrong with the text
 */
export function readSvg(text: string): SVGSVGElement {
	const parsed = new DOMParser().parseFromString(text.trim(), 'image/svg+xml');
	const root = parsed.documentElement;
	if (isSvg(root)) return root;
	// Written for the middle of a page: without a namespace, or with entities that only HTML knows.
	const inPage = new DOMParser().parseFromString(text, 'text/html').querySelector('svg');
	if (inPage && isSvg(inPage)) return inPage;
	throw new Error('There is no <svg> in it');
}

function isSvg(element: Element): element is SVGSVGElement {
	// A parser that gives up halfway leaves its report inside of what it has read.
	return (
		element.namespaceURI === namespace &&
		element.localName === 'svg' &&
		!element.getElementsByTagName('parsererror').length
	);
}
