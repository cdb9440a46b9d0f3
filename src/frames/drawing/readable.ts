import type { DrawingColours } from '#lib/base/drawing.ts';
import { contrast, parseRgb } from './colour.ts';

const enough = 3;

/**
 * Models color boxes for white paper and leave the text in them as it is. Where a box has got a colour of its own on which its
 * text could not be read, the text becomes black or white.
 */
export function makeReadable(svg: SVGSVGElement, { ink, paper }: DrawingColours): void {
	for (const node of svg.querySelectorAll('.node, .cluster, .actor')) {
		const shape = node.querySelector<SVGElement>('[style*="fill"]:is(rect, circle, ellipse, polygon, path)');
		const fill = shape && parseRgb(getComputedStyle(shape).fill);
		if (!fill) continue;
		for (const text of node.querySelectorAll<SVGElement>('text, tspan')) {
			const written = parseRgb(getComputedStyle(text).fill);
			if (!written || contrast(written, fill) >= enough) continue;
			const [, best] = [ink, paper]
				.map((colour) => [contrast(parseRgb(colour) ?? written, fill), colour] as const)
				.sort(([a], [b]) => b - a)[0] ?? [0, ink];
			text.style.setProperty('fill', best, 'important');
		}
	}
}

/** Mermaid makes states wider than their names and, without HTML, puts the names to the left. */
export function centreStates(svg: SVGSVGElement): void {
	for (const label of svg.querySelectorAll<SVGGElement>('.statediagram-state > .label')) {
		const { x, width } = label.getBBox();
		const y = label.transform.baseVal.consolidate()?.matrix.f ?? 0;
		label.setAttribute('transform', `translate(${-x - width / 2}, ${y})`);
	}
}
