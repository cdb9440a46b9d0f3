// What the app and the page that draws for it say to each other. That page has no origin and shares nothing but this.

/** What can be drawn. */
export type DrawingKind = 'mermaid' | 'svg';

/** The colours of src/tokens.css that drawings are made of. */
export const drawingTokens = [
	'paper',
	'paper-sunken',
	'paper-tinted',
	'ink',
	'ink-soft',
	'line',
	'line-strong',
	'line-control',
	'accent-wash',
	'accent-ink',
	'code-keyword',
	'code-string',
	'code-number',
	'code-title',
	'code-type',
	'good',
	'bad',
	'bad-wash'
] as const;

/** By token, as `rgb(…)`: light and dark are decided by the app. */
export type DrawingColours = Readonly<Record<(typeof drawingTokens)[number], string>>;

export interface DrawingRequest {
	kind: DrawingKind;
	/** What the model wrote. */
	text: string;
	/** Says what it is where it cannot be seen. */
	label: string;
	colours: DrawingColours;
	/** A list of font families. */
	font: string;
}

/** The first message, from the page to the window around it. A port to draw through comes with it if `sealed`. */
export interface DrawingHello {
	type: 'drawing-page';
	/** It has no origin of its own: what it draws can reach neither storage nor the app. Otherwise it draws nothing. */
	sealed: boolean;
}

export type DrawingReply =
	/** Also when the frame has got another width. */
	| { type: 'drawn'; heightPx: number }
	/** `reason`: one line, in English, written by a parser about a text that a model wrote. */
	| { type: 'failed'; reason: string };

/** A longer text is not drawn: it would be a picture that nobody can read, after seconds of work. */
export const maxDrawingChars = 50_000;

/** What a code block with this word after its fence can be drawn as; `null`: it is only code. */
export function drawingKind(language: string | null): DrawingKind | null {
	const name = language?.toLowerCase();
	return name === 'mermaid' || name === 'svg' ? name : null;
}

const maxReasonChars = 200;

/** The first line of an error, short enough to stand under a picture. */
export function shortReason(error: unknown): string {
	const [line = ''] = (error instanceof Error ? error.message : String(error)).trim().split(/\s*\n/, 1);
	return line.length > maxReasonChars ? `${line.slice(0, maxReasonChars).trimEnd()}…` : line.replace(/[:.]$/, '');
}
