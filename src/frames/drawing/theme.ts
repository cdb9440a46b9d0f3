import type { DrawingColours } from '#lib/base/drawing.ts';
import { isDark, mix } from './colour.ts';

/** Of what is drawn side by side: slices, branches, sections. */
const hues = [
	'accent-ink',
	'code-title',
	'code-string',
	'code-type',
	'code-number',
	'bad',
	'good',
	'ink-soft'
] as const;
/** As many colours as Mermaid asks for, at most. */
const places = Array.from({ length: 12 }, (_, index) => index);

/** The app's colours by the names that Mermaid's theme `base` has for them. */
export function themeVariables(colours: DrawingColours): Record<string, unknown> {
	const { ink, 'ink-soft': soft, 'paper-sunken': background } = colours;
	const line = colours['line-control'];
	const hue = (place: number) => mix(colours[hues[place % hues.length] ?? 'accent-ink'], background, 1);
	const wash = (place: number) => mix(hue(place), background, 0.2);
	const each = (name: string, colour: (place: number) => string, from = 0) =>
		Object.fromEntries(places.map((place) => [`${name}${place + from}`, colour(place)]));
	const box = colours['paper-tinted'];
	return {
		darkMode: isDark(background),
		background,
		useGradient: false,
		dropShadow: 'none',
		primaryColor: box,
		primaryTextColor: ink,
		primaryBorderColor: line,
		secondaryColor: colours['accent-wash'],
		secondaryTextColor: ink,
		secondaryBorderColor: line,
		tertiaryColor: colours.paper,
		tertiaryTextColor: ink,
		tertiaryBorderColor: colours['line-strong'],
		lineColor: soft,
		arrowheadColor: soft,
		textColor: ink,
		titleColor: ink,
		edgeLabelBackground: background,
		relationLabelBackground: background,
		clusterBkg: colours.paper,
		clusterBorder: colours['line-strong'],
		noteBkgColor: colours['accent-wash'],
		noteTextColor: ink,
		noteBorderColor: colours['accent-ink'],
		errorBkgColor: colours['bad-wash'],
		errorTextColor: colours.bad,
		activationBkgColor: mix(soft, background, 0.25),
		activationBorderColor: line,
		labelTextColor: ink,
		sequenceNumberColor: background,
		// Calendars
		gridColor: colours['line-strong'],
		sectionBkgColor: colours.paper,
		sectionBkgColor2: box,
		altSectionBkgColor: background,
		excludeBkgColor: colours.line,
		taskBkgColor: wash(1),
		taskBorderColor: hue(1),
		activeTaskBkgColor: wash(0),
		activeTaskBorderColor: hue(0),
		doneTaskBkgColor: colours.line,
		doneTaskBorderColor: line,
		critBkgColor: colours['bad-wash'],
		critBorderColor: colours.bad,
		todayLineColor: colours.bad,
		vertLineColor: colours['code-title'],
		taskTextColor: ink,
		taskTextOutsideColor: ink,
		taskTextLightColor: ink,
		taskTextDarkColor: ink,
		taskTextClickableColor: ink,
		rowOdd: background,
		rowEven: box,
		// Sets of colours
		...each('cScale', wash),
		...each('cScaleInv', hue),
		...each('cScalePeer', hue),
		...each('cScaleLabel', () => ink),
		...each('fillType', wash),
		...each('pie', (place) => mix(hue(place), background, 0.35), 1),
		pieOpacity: '1',
		pieStrokeColor: background,
		pieOuterStrokeColor: line,
		pieOuterStrokeWidth: '1px',
		...each('git', hue),
		...each('gitInv', wash),
		...each('gitBranchLabel', () => background),
		commitLabelColor: ink,
		commitLabelBackground: background,
		tagLabelColor: ink,
		tagLabelBackground: box,
		tagLabelBorder: line,
		quadrant1Fill: wash(2),
		quadrant2Fill: wash(1),
		quadrant3Fill: wash(5),
		quadrant4Fill: wash(4),
		...Object.fromEntries([1, 2, 3, 4].map((part) => [`quadrant${part}TextFill`, ink])),
		quadrantPointFill: hue(0),
		xyChart: { backgroundColor: background, plotColorPalette: places.map(hue).join(',') },
		radar: { axisColor: line, graticuleColor: colours['line-strong'] },
		archEdgeColor: soft,
		archEdgeArrowColor: soft,
		archGroupBorderColor: line
	};
}
