export interface Size {
	width: number;
	height: number;
}

/** A picture that says its shape only is as wide as this, at least. */
const minUnsizedPx = 320;
/** A wide diagram is not made smaller than this to fit; it scrolls. */
const minScale = 0.6;
/** On both sides. */
const marginPx = 16;

/** How large a picture wants to be, by the attributes of its root element. */
export function wantedSize(width: string | null, height: string | null, viewBox: string | null): Size {
	const [, , boxWidth = NaN, boxHeight = NaN] = (viewBox ?? '')
		.trim()
		.split(/[\s,]+/)
		.map(Number);
	const box = boxWidth > 0 && boxHeight > 0 ? { width: boxWidth, height: boxHeight } : null;
	const ratio = box ? box.height / box.width : 0.5;
	const [w, h] = [pixels(width), pixels(height)];
	if (w && h) return { width: w, height: h };
	if (w) return { width: w, height: w * ratio };
	if (h) return { width: h / ratio, height: h };
	const unsized = Math.max(box?.width ?? 0, minUnsizedPx);
	return { width: unsized, height: unsized * ratio };
}

/** How wide it is drawn in a frame of that width. */
export function shownWidth(wantedPx: number, framePx: number): number {
	const room = Math.max(0, framePx - 2 * marginPx);
	return Math.max(Math.min(wantedPx, room), wantedPx * minScale);
}

/** `null` for what depends on something else: `100%`, `20em`. */
function pixels(length: string | null): number | null {
	const match = /^\s*(\d*\.?\d+)(px)?\s*$/.exec(length ?? '');
	return match && Number(match[1]) > 0 ? Number(match[1]) : null;
}
