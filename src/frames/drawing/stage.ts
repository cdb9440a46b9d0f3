import { isDark } from './colour.ts';
import { shownWidth, wantedSize } from './size.ts';

/** Where the picture is. Tells how high it is, at first and whenever the frame gets another width. */
export class Stage {
	readonly #element = document.getElementById('stage') ?? document.body;
	readonly #tell: (heightPx: number) => void;
	#wantedPx = 0;
	#image: HTMLImageElement | null = null;

	constructor(tell: (heightPx: number) => void) {
		this.#tell = tell;
		addEventListener('resize', () => this.#fit());
	}

	/**
	 * Shows it as an image: in one, nothing runs, nothing is loaded and no link can be followed.
	 * @throws Error when the browser cannot show it
	 */
	async show(svg: SVGSVGElement, label: string, paper: string): Promise<void> {
		const { width, height } = wantedSize(
			svg.getAttribute('width'),
			svg.getAttribute('height'),
			svg.getAttribute('viewBox')
		);
		svg.setAttribute('width', String(width));
		svg.setAttribute('height', String(height));
		const image = new Image();
		image.alt = label;
		image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
		await image.decode().catch(() => {
			throw new Error('The browser cannot read it');
		});
		image.style.aspectRatio = `${width} / ${height}`;
		const { style } = document.documentElement;
		style.background = paper;
		style.colorScheme = isDark(paper) ? 'dark' : 'light'; // of the scroll bars
		this.#element.replaceChildren(image);
		this.#image = image;
		this.#wantedPx = width;
		this.#fit();
	}

	#fit(): void {
		if (!this.#image) return;
		// The window's width, not the document's: a scroll bar that comes with the height must not change the height again.
		this.#image.style.width = `${shownWidth(this.#wantedPx, innerWidth)}px`;
		this.#tell(Math.ceil(this.#element.getBoundingClientRect().height));
	}
}
