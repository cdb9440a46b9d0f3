// Watches a part of the page for anything that an answer may not contain or do.

const elements = new Set(
	'DIV P H3 H4 H5 H6 UL OL LI BLOCKQUOTE PRE CODE SPAN STRONG EM DEL A BR HR TABLE THEAD TBODY TR TH TD INPUT BUTTON'.split(
		' '
	)
);
const mathElements = new Set(
	'math mrow mi mo mn ms mtext mspace mover munder munderover msup msub msubsup mfrac mroot msqrt mtable mtr mtd mstyle mpadded mphantom'.split(
		' '
	)
);
const mathAttributes = new Set(
	'accent accentunder columnalign columnlines columnspacing depth display displaystyle fence form height largeop linethickness lspace mathbackground mathcolor mathsize mathvariant maxsize minsize movablelimits rowlines rowspacing rspace scriptlevel separator stretchy symmetric voffset width xmlns'.split(
		' '
	)
);
/** By element, and for all. */
const attributes: Record<string, Set<string>> = {
	'*': new Set(['class', 'dir', 'role', 'tabindex', 'aria-label']),
	A: new Set(['href', 'rel', 'target']),
	OL: new Set(['start']),
	TH: new Set(['scope']),
	INPUT: new Set(['type', 'checked', 'disabled']),
	BUTTON: new Set(['type'])
};
/** Of the icons in buttons, which we draw ourselves. */
const isIcon = (element: Element) => element.closest('svg')?.parentElement?.tagName === 'BUTTON';

function objections(element: Element): string[] {
	if (isIcon(element)) return [];
	const isMath = element.namespaceURI === 'http://www.w3.org/1998/Math/MathML';
	const allowed = isMath ? mathElements.has(element.tagName) : elements.has(element.tagName);
	const wrong = allowed ? [] : [`<${element.tagName}>`];
	for (const { name, value } of element.attributes) {
		const known = isMath
			? mathAttributes.has(name)
			: attributes['*']?.has(name) || attributes[element.tagName]?.has(name);
		if (!known) wrong.push(`${element.tagName} ${name}="${value}"`);
		if (name === 'class' && !/^[\w\s-]*$/.test(value)) wrong.push(`class="${value}"`);
		if (name === 'href' && !/^(https?:\/\/[^/]|mailto:)/.test(value)) wrong.push(`href="${value}"`);
	}
	if (
		element.tagName === 'A' &&
		(element.getAttribute('rel') !== 'noopener noreferrer' || element.getAttribute('target') !== '_blank')
	) {
		wrong.push('a link without rel and target');
	}
	if (element.parentElement?.closest('a') && element.tagName === 'A') wrong.push('a link in a link');
	if (
		element.tagName === 'INPUT' &&
		(!(element as HTMLInputElement).disabled || (element as HTMLInputElement).type !== 'checkbox')
	) {
		wrong.push('an input that can be used');
	}
	return wrong;
}

let policed = false;

/** As strict as the page of the app in what matters here. From then on, for the rest of this test file. */
function enforcePolicy(): void {
	if (policed) return;
	policed = true;
	const meta = document.createElement('meta');
	meta.httpEquiv = 'Content-Security-Policy';
	meta.content =
		"img-src 'self' blob: data:; media-src 'none'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; " +
		"style-src-attr 'none'; script-src-attr 'none'; require-trusted-types-for 'script'; trusted-types svelte-trusted-html";
	document.head.append(meta);
}

/** Watches everything under `root` from now on; `found` fills with what was wrong, at any moment. */
export function guard(root: Element) {
	enforcePolicy();
	const found: string[] = [];
	const inspect = (node: Node) => {
		if (!(node instanceof Element)) return;
		for (const element of [node, ...node.querySelectorAll('*')]) found.push(...objections(element));
	};
	const observer = new MutationObserver((records) => {
		for (const record of records) {
			if (record.type === 'attributes') inspect(record.target);
			for (const node of record.addedNodes) inspect(node);
		}
	});
	observer.observe(root, { childList: true, subtree: true, attributes: true });

	const onViolation = (event: SecurityPolicyViolationEvent) => {
		found.push(`violates ${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
	};
	const onError = (event: ErrorEvent) => found.push(`error: ${event.message}`);
	document.addEventListener('securitypolicyviolation', onViolation);
	addEventListener('error', onError);
	const network = new PerformanceObserver((list) => {
		for (const { name } of list.getEntries())
			if (new URL(name).origin !== location.origin) found.push(`requested ${name}`);
	});
	network.observe({ type: 'resource' });
	const opened = window.open;
	window.open = (url) => {
		found.push(`opened ${String(url)}`);
		return null;
	};

	return {
		found,
		stop() {
			for (const record of observer.takeRecords()) for (const node of record.addedNodes) inspect(node);
			if ('pwned' in globalThis) found.push('a script ran');
			observer.disconnect();
			network.disconnect();
			document.removeEventListener('securitypolicyviolation', onViolation);
			removeEventListener('error', onError);
			window.open = opened;
		}
	};
}
