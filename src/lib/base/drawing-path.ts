/** File name of the page, compiled in by scripts/drawing-page.js, for the app and for its service worker. */
declare const __DRAWING_PAGE__: string;

/**
 * Where the page that draws diagrams is, below the base path. Its name carries a hash of its content, so the page of one build
 * is never taken for that of another.
 */
export const drawingPath = `/_app/immutable/frames/${__DRAWING_PAGE__}`;

/** Stands in that page, so that it is known from any other one that a host may answer with. */
export const drawingMark = 'id="hearth-drawing"';
