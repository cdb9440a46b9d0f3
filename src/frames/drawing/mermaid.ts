import mermaid from 'mermaid';
import { maxDrawingChars } from '#lib/base/drawing.ts';
import type { DrawingRequest } from '#lib/base/drawing.ts';
import { centreStates, makeReadable } from './readable.ts';
import { themeVariables } from './theme.ts';

/**
 * Draws a diagram.
 * @throws Error of Mermaid's, when it does not understand the text
 */
export async function mermaidToSvg({ text, colours, font }: DrawingRequest): Promise<SVGSVGElement> {
	mermaid.initialize({
		startOnLoad: false,
		securityLevel: 'strict',
		suppressErrorRendering: true,
		htmlLabels: false,
		maxTextSize: maxDrawingChars,
		theme: 'base',
		themeVariables: { ...themeVariables(colours), fontFamily: font },
		fontFamily: font
	});
	// Mermaid measures text where it is shown, so what it draws stands in the page for a moment. Some diagrams fill that place.
	const place = document.createElement('div');
	place.style.cssText = 'position: absolute; visibility: hidden; width: 45rem';
	document.body.append(place);
	try {
		const { svg } = await mermaid.render('diagram', text, place).catch((error: unknown) => {
			// The rest of that line would be the whole text.
			throw /No diagram type detected/.test(String(error)) ? new Error('No diagram type detected') : error;
		});
		place.innerHTML = svg;
		const drawn = place.querySelector('svg');
		if (!drawn) throw new Error('Mermaid drew nothing');
		centreStates(drawn);
		makeReadable(drawn, colours);
		sizeByShape(drawn);
		return drawn;
	} finally {
		place.remove();
	}
}

/** Mermaid lets a diagram fill the page. Here it is as large as it was laid out. */
function sizeByShape(svg: SVGSVGElement): void {
	const { width, height } = svg.viewBox.baseVal;
	svg.removeAttribute('style');
	if (!(width > 0) || !(height > 0)) return;
	svg.setAttribute('width', String(width));
	svg.setAttribute('height', String(height));
}
