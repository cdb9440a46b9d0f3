// Two things for scripts/bench/chat.js: chats written through the app's own storage, and the parser that the app is
// compared with, in a page with nothing else.
import { manyMarkdownTokens } from '#lib/engines/fake/text.ts';
import { openStorage } from '#lib/storage/storage.ts';
import type { Message } from '#lib/storage/chat-types.ts';
import type { WholeChat } from '#lib/storage/types.ts';
import { AppendOnly } from './append-only.ts';
import '../../../../src/app.css';

interface Wanted {
	/** Begins the ids and the title. */
	name: string;
	chats: number;
	messages: number;
	/** Every message has these words; `{n}` is the number of the chat. */
	words: string;
	/** How long ago the newest was used, in minutes. */
	ageMinutes: number;
}

const prose =
	'The fire had burned low when the **second question** came, and nobody in the room was in a hurry to answer it.';
const answer = (words: string) =>
	[
		`${prose} ${words}.`,
		'It depends on three things:',
		'1. how *large* the model is,\n2. how `fast` the memory is,\n3. what else is running.',
		'```ts\nconst ms = (tokens * 1000) / tokensPerSecond;\n```',
		prose
	].join('\n\n');

function makeChat({ name, messages, words, ageMinutes }: Wanted, index: number): WholeChat {
	const id = `${name}-${index}`;
	const said = words.replace('{n}', String(index));
	const updatedAtMs = Date.now() - (ageMinutes + index) * 60_000;
	const common = { conversationId: id, createdAtMs: updatedAtMs, state: 'done', error: null, stats: null } as const;
	const list = Array.from({ length: messages }, (_, place): Message => {
		const parentId = place === 0 ? null : `${id}-${place - 1}`;
		return place % 2 === 0
			? { ...common, id: `${id}-${place}`, parentId, role: 'user', text: `Question ${place}: ${said}?`, modelId: null }
			: { ...common, id: `${id}-${place}`, parentId, role: 'assistant', text: answer(said), modelId: 'guide' };
	});
	const tipId = list.at(-1)?.id ?? null;
	return {
		conversation: {
			...{ id, title: `${name} ${index}`, titleIsAuto: false, createdAtMs: updatedAtMs, updatedAtMs },
			...{ tipId, modelId: 'guide' }
		},
		messages: list
	};
}

const chatsAtOnce = 500;

async function seed(wanted: readonly Wanted[]): Promise<number> {
	const storage = await openStorage();
	if (storage.problem) throw storage.problem;
	for (const kind of wanted) {
		for (let start = 0; start < kind.chats; start += chatsAtOnce) {
			const count = Math.min(chatsAtOnce, kind.chats - start);
			await storage.chats.addAll(Array.from({ length: count }, (_, offset) => makeChat(kind, start + offset)));
		}
	}
	const { conversationCount } = await storage.chats.measure();
	storage.close();
	return conversationCount;
}

/** Makes the index of the search in idle time, as the app does, and watches how long the page is held up. */
async function index(): Promise<{ tookMs: number; longestTaskMs: number }> {
	const storage = await openStorage();
	const tasks: number[] = [];
	const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
	observer.observe({ type: 'longtask' });
	const startMs = performance.now();
	await storage.chats.signChats(() => new Promise((resolve) => requestIdleCallback(() => resolve(true))));
	const tookMs = performance.now() - startMs;
	observer.disconnect();
	storage.close();
	return { tookMs, longestTaskMs: Math.max(0, ...tasks) };
}

/**
 * How long opening the search takes, and then `Chats.search` to its first hit and to its end; at most 50 hits are taken, as
 * the palette does.
 */
async function search(query: string): Promise<{ openMs: number; firstMs: number | null; allMs: number; hits: number }> {
	const storage = await openStorage();
	await storage.chats.findConversation('warm');
	const openedMs = performance.now();
	await storage.chats.prepareSearch();
	const startMs = performance.now();
	let firstMs: number | null = null;
	let hits = 0;
	for await (const hit of storage.chats.search(query)) {
		if (hit) firstMs ??= performance.now() - startMs;
		if (++hits === 50) break;
	}
	storage.close();
	return { openMs: startMs - openedMs, firstMs, allMs: performance.now() - startMs, hits };
}

/** Waits between tokens in another thread, as an engine does. */
const pacer = `onmessage = ({ data: { count, tokenMs } }) => {
	let sent = 0;
	const step = () => { postMessage(sent++); if (sent < count) setTimeout(step, tokenMs); };
	setTimeout(step, tokenMs);
};`;

/** The same answer at the same pace through the bare parser: once a frame, and scrolled to the end. */
function stream(count: number, tokenMs: number): Promise<void> {
	const scroll = document.querySelector('#scroll');
	const column = document.querySelector('#column');
	if (!scroll || !column) throw new Error('the page has changed');
	column.replaceChildren();
	const parser = new AppendOnly(column);
	const tokens = manyMarkdownTokens(count);
	const worker = new Worker(URL.createObjectURL(new Blob([pacer], { type: 'text/javascript' })));
	return new Promise((resolve) => {
		let waiting = '';
		let framed = false;
		worker.onmessage = ({ data }: MessageEvent<number>) => {
			waiting += tokens[data] ?? '';
			if (!framed) requestAnimationFrame(show);
			framed = true;
			if (data === count - 1) resolve(worker.terminate());
		};
		const show = () => {
			framed = false;
			parser.add(waiting);
			waiting = '';
			scroll.scrollTop = scroll.scrollHeight;
		};
		worker.postMessage({ count, tokenMs });
	});
}

declare global {
	interface Window {
		benchChat: { seed: typeof seed; index: typeof index; search: typeof search; stream: typeof stream };
	}
}
window.benchChat = { seed, index, search, stream };
