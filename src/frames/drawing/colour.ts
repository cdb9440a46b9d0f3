export type Rgb = readonly [red: number, green: number, blue: number];

/** Of `rgb(1, 2, 3)`, as browsers write computed colours, or `#010203`; `null` for what one can see through, and all else. */
export function parseRgb(colour: string): Rgb | null {
	const [, r, g, b] = /^#(..)(..)(..)$/.exec(colour) ?? [];
	if (r && g && b) return [parseInt(r, 16), parseInt(g, 16), parseInt(b, 16)];
	const [red, green, blue, alpha = 1] = (/^rgba?\(([\d.,\s/]+)\)$/.exec(colour)?.[1] ?? '')
		.split(/[\s,/]+/)
		.filter(Boolean)
		.map(Number);
	if (red === undefined || green === undefined || blue === undefined || alpha < 0.5) return null;
	return [red, green, blue];
}

/** `share` of the first colour on the second, without a comma in it. What is no such colour stays as it is. */
export function mix(colour: string, on: string, share: number): string {
	const [above, below] = [parseRgb(colour), parseRgb(on)];
	if (!above || !below) return colour;
	const mixed = above.map((part, at) => Math.round(part * share + (below[at] ?? 0) * (1 - share)));
	return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function luminance(rgb: Rgb): number {
	const [red, green, blue] = rgb.map((part) => {
		const value = part / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	}) as unknown as Rgb;
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of WCAG, 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
	const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
	return (lighter + 0.05) / (darker + 0.05);
}

/** Is it a colour for a dark page? */
export function isDark(paper: string): boolean {
	const rgb = parseRgb(paper);
	return rgb !== null && contrast(rgb, [255, 255, 255]) > contrast(rgb, [0, 0, 0]);
}
