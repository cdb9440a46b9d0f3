import type { Bar } from '#lib/state/benchmark.svelte.ts';

export interface PictureChart {
	title: string;
	bars: readonly Bar[];
}

const width = 900;
const margin = 48;
const row = 36;
const labelWidth = 130;

/** Draws charts as a picture to share, in the colours of the page. @throws Error when the browser cannot draw */
export async function drawPicture(
	heading: string,
	lines: readonly string[],
	charts: readonly PictureChart[]
): Promise<Blob> {
	const styles = getComputedStyle(document.body);
	// light-dark() is resolved only where it is used, not in the variable.
	const probe = document.body.appendChild(document.createElement('span'));
	const color = (name: string) => {
		probe.style.setProperty('color', `var(${name})`);
		return getComputedStyle(probe).color;
	};
	const colors = {
		ink: color('--ink'),
		soft: color('--ink-soft'),
		accent: color('--accent'),
		other: color('--line-control'),
		paper: color('--paper')
	};
	probe.remove();
	const height =
		margin * 2 + 40 + lines.length * 26 + charts.reduce((sum, { bars }) => sum + 56 + bars.length * row, 0);
	const canvas = document.createElement('canvas');
	canvas.width = width * 2;
	canvas.height = height * 2;
	const pen = canvas.getContext('2d');
	if (!pen) throw new Error('this browser cannot draw the picture');
	pen.scale(2, 2);
	pen.fillStyle = colors.paper;
	pen.fillRect(0, 0, width, height);
	const family = styles.fontFamily || 'sans-serif';
	const write = (text: string, x: number, y: number, size: number, fill: string, bold = false) => {
		pen.font = `${bold ? 600 : 400} ${size}px ${family}`;
		pen.fillStyle = fill;
		pen.fillText(text, x, y, width - x - 8);
	};
	let y = margin + 16;
	write(heading, margin, y, 26, colors.ink, true);
	for (const line of lines) write(line, margin, (y += 26), 15, colors.soft);
	const length = width - 2 * margin - labelWidth - 80;
	for (const { title, bars } of charts) {
		write(title, margin, (y += 44), 16, colors.ink, true);
		y += 12;
		for (const bar of bars) {
			const x = margin + labelWidth;
			write(bar.label, margin, y + 21, 15, colors.soft);
			pen.fillStyle = bar.series === 1 ? colors.other : colors.accent;
			pen.fillRect(x, y + 6, Math.max(2, bar.fraction * length), 20);
			pen.fillStyle = colors.ink;
			pen.fillRect(
				x + bar.leastFraction * length,
				y + 15,
				Math.max(1, (bar.mostFraction - bar.leastFraction) * length),
				2
			);
			write(bar.figure, x + Math.max(bar.fraction, bar.mostFraction) * length + 8, y + 21, 15, colors.ink);
			y += row;
		}
	}
	return new Promise((resolve, reject) =>
		canvas.toBlob(
			(blob) => (blob ? resolve(blob) : reject(new Error('this browser cannot draw the picture'))),
			'image/png'
		)
	);
}
