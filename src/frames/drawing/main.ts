import { shortReason } from '#lib/base/drawing.ts';
import type { DrawingHello, DrawingReply, DrawingRequest } from '#lib/base/drawing.ts';
import { mermaidToSvg } from './mermaid.ts';
import { Stage } from './stage.ts';
import { readSvg } from './svg.ts';

/** `'null'` where the response came with `sandbox`: without an origin there is nothing that what is drawn could reach. */
const sealed = self.origin === 'null';

/** Draws what comes, one after the other. */
function serve(port: MessagePort): void {
	const reply = (message: DrawingReply) => port.postMessage(message);
	const stage = new Stage((heightPx) => reply({ type: 'drawn', heightPx }));
	let last = Promise.resolve();
	port.onmessage = ({ data }: MessageEvent<DrawingRequest>) => {
		last = last
			.then(() => draw(stage, data))
			.catch((error: unknown) => reply({ type: 'failed', reason: shortReason(error) }));
	};
}

async function draw(stage: Stage, request: DrawingRequest): Promise<void> {
	const { kind, text, label, colours } = request;
	if (kind === 'mermaid') return stage.show(await mermaidToSvg(request), label, colours['paper-sunken']);
	// Pictures are drawn for white paper, and what is black in them stays black.
	return stage.show(readSvg(text), label, '#ffffff');
}

if (parent !== self) {
	const { port1, port2 } = new MessageChannel();
	if (sealed) serve(port1);
	// The page's address still has the origin that the page itself has lost.
	const hello: DrawingHello = { type: 'drawing-page', sealed };
	parent.postMessage(hello, location.origin, sealed ? [port2] : []);
}
