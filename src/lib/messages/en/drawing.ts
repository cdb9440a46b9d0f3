import { area } from '#lib/messages/area.ts';
import { number } from '#lib/messages/format.ts';

/** Diagrams and pictures that a model wrote as code. */
export const drawing = area('drawing', {
	draw: 'Draw',
	showCode: 'Show code',
	/** The name of the frame, and of the picture in it. */
	title: 'Drawing',
	working: 'Drawing…',
	/** `reason`: one line of a parser's, in English. */
	diagramFailed: (reason: string) => `This diagram could not be drawn: ${reason}.`,
	pictureFailed: (reason: string) => `This picture could not be drawn: ${reason}.`,
	tooLong: (kilobytes: number) => `This is too long to be drawn: more than ${number(kilobytes)} kB.`,
	slow: 'This took too long to be drawn.',
	unsealed:
		'Nothing is drawn here: Hearth’s service worker does not control this page, so a drawing could not be sealed off from your chats.',
	unreachable: 'The part of Hearth that draws is not stored on this device, and its host cannot be reached.'
});
