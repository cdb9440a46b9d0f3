import { tokensPerSecond } from '#lib/base/units.ts';
import type { ModelInfo } from '#lib/catalog/catalog.ts';
import { summarize, type BenchPoint, type BenchRun } from '#lib/device/bench-result.ts';
import type { Host } from '#lib/host/host.ts';
import { untilVisible } from '#lib/state/idle.ts';

/** Lengths of prompts, in tokens, as far as they fit into the context. */
export const promptLengths: readonly number[] = [16, 128, 512];

const answerTokens = 24;
/** Fewer tell no speed. */
const leastTokens = 5;
/** On a slow device an answer ends after this long, and prompts that would take longer to read are left out. */
const answerBudgetMs = 10_000;
const promptBudgetMs = 20_000;
/** A word of English is a bit more than a token for most models. */
const words = 'the quick brown fox reads about models that run on this very device and asks what they can do '.split(
	' '
);
/** Chromium answers with its next garbage collection, which takes up to some 20 seconds. */
const memoryPatienceMs = 25_000;

export interface BenchPlan {
	host: Host;
	model: ModelInfo;
	contextTokens: number;
	lengths: readonly number[];
	repeats: number;
	signal: AbortSignal;
	/** Told before each run. */
	onRun: (wantedTokens: number, round: number) => void;
}

/** Runs a loaded model against the clock: one point for each length of prompt that fits and does not take too long. */
export async function runPoints(plan: BenchPlan): Promise<{ points: BenchPoint[]; leftOut: number[] }> {
	const { host, model, contextTokens, lengths, repeats, signal, onRun } = plan;
	await answer(host, model, 8, 'warm-up', signal); // the first answer also compiles
	const points: BenchPoint[] = [];
	const leftOut: number[] = [];
	for (const wantedTokens of lengths.filter((length) => length + answerTokens + 64 < contextTokens)) {
		const last = points.at(-1);
		const prefill = last && summarize(last, 'prefillTokensPerSecond')?.median;
		if (prefill && (wantedTokens * 1000) / prefill > promptBudgetMs) {
			leftOut.push(wantedTokens);
			continue;
		}
		const runs: BenchRun[] = [];
		for (let round = 1; round <= repeats; round++) {
			onRun(wantedTokens, round);
			const run = await answerInFront(host, model, wantedTokens, `${wantedTokens}.${round}`, signal);
			if (run) runs.push(run);
		}
		points.push({ wantedTokens, runs });
	}
	return { points, leftOut };
}

/** Browsers slow down what is in the background: such a run is thrown away, and made again when the tab is in front. */
async function answerInFront(
	host: Host,
	model: ModelInfo,
	promptTokens: number,
	mark: string,
	signal: AbortSignal
): Promise<BenchRun | null> {
	for (let attempt = 1; ; attempt++) {
		await untilVisible(signal);
		let wasHidden = false;
		const onChange = () => (wasHidden ||= document.hidden);
		document.addEventListener('visibilitychange', onChange);
		try {
			const run = await answer(host, model, promptTokens, `${mark}.${attempt}`, signal);
			if (!wasHidden) return run;
		} finally {
			document.removeEventListener('visibilitychange', onChange);
		}
	}
}

/**
 * One answer to a prompt of about that length. It begins with a mark of its own, so that nothing of it is in the KV cache.
 * `null` when the model said less than two tokens: then there is no speed.
 */
export async function answer(
	host: Pick<Host, 'generate'>,
	model: ModelInfo,
	promptTokens: number,
	mark: string,
	signal: AbortSignal
): Promise<BenchRun | null> {
	const count = Math.ceil(promptTokens * 0.7);
	const text = Array.from({ length: count }, (_, index) => words[index % words.length]).join(' ');
	const messages = [{ role: 'user', content: `${mark} ${text}?` }] as const;
	const sampling = { maxTokens: answerTokens, temperature: 0 };
	let read: number | null = null;
	let firstMs: number | null = null;
	let tokens = 0;
	for await (const event of host.generate(model, { messages, sampling }, { signal })) {
		if (event.type === 'prefill') read ??= event.totalTokens - event.doneTokens;
		if (event.type === 'token') {
			firstMs ??= event.elapsedMs;
			tokens++;
			const decodeMs = event.elapsedMs - firstMs;
			if (tokens >= leastTokens && decodeMs > answerBudgetMs && read !== null)
				return toRun(read, firstMs, tokensPerSecond(tokens, decodeMs));
		}
		if (event.type !== 'finish') continue;
		signal.throwIfAborted();
		const { usage, timing } = event;
		const speed = tokensPerSecond(usage.completionTokens, timing.decodeMs);
		return toRun(usage.promptTokens - usage.cachedPromptTokens, timing.firstTokenMs, speed);
	}
	return null;
}

function toRun(promptTokens: number, firstTokenMs: number | null, decode: number | null): BenchRun | null {
	if (decode === null || !firstTokenMs) return null;
	const prefillTokensPerSecond = (promptTokens * 1000) / firstTokenMs;
	return { promptTokens, firstTokenMs, prefillTokensPerSecond, decodeTokensPerSecond: decode };
}

/**
 * Bytes of the page and its workers, WebAssembly included, where the browser tells it: Chromium, on isolated pages. Takes up to
 * half a minute; `null` when it is not known by then.
 */
export async function measureMemory(): Promise<number | null> {
	const { measureUserAgentSpecificMemory: ask } = performance as {
		measureUserAgentSpecificMemory?: () => Promise<{ bytes: number }>;
	};
	if (!ask) return null;
	const asked = ask.call(performance).then(
		({ bytes }) => bytes,
		() => null
	);
	const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), memoryPatienceMs));
	return Promise.race([asked, late]);
}
