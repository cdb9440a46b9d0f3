import { median } from '../page.js';

/**
 * What was measured, beside its goal.
 * @param {import('./types.ts').ChatResults} results
 */
export function describe({ streams, typing, opening, search, cycles, options }) {
	/** @type {Record<string, { measured: string, goal: string }>} */
	const table = {};
	const ms = (/** @type {number} */ value, digits = 0) => `${value.toFixed(digits)} ms`;
	if (streams) {
		const of = (/** @type {(pair: NonNullable<typeof streams>[number]) => number} */ read) => median(streams.map(read));
		const name = `${options.tokens} tokens into 500 messages`;
		table[`${name}: longest task`] = {
			measured: of(({ app }) => app.longestTaskMs) === 0 ? 'under 50 ms' : ms(of(({ app }) => app.longestTaskMs)),
			goal: '50 ms'
		};
		table[`${name}: tasks over 50 ms`] = { measured: of(({ app }) => app.longTasks).toFixed(0), goal: '0' };
		table['the same in the bare page'] = { measured: of(({ bare }) => bare.longTasks).toFixed(0), goal: '' };
		table['CPU time per token, first tenth'] = {
			measured: ms(
				of(({ app }) => app.firstTenthMs),
				2
			),
			goal: ''
		};
		table['CPU time per token, last tenth'] = {
			measured: ms(
				of(({ app }) => app.lastTenthMs),
				2
			),
			goal: ''
		};
		table['last tenth compared with first'] = {
			measured: of(({ app }) => app.lastTenthMs / app.firstTenthMs).toFixed(2),
			goal: '1.5'
		};
		table['CPU time of the main thread'] = { measured: ms(of(({ app }) => app.totalMs)), goal: '' };
		table['the same, bare append-only parser'] = { measured: ms(of(({ bare }) => bare.totalMs)), goal: '' };
		table['compared with the bare parser'] = {
			measured: of(({ app, bare }) => app.totalMs / bare.totalMs).toFixed(2),
			goal: '1.3'
		};
		table['tokens per second that came'] = { measured: of(({ app }) => app.tokensPerSecond).toFixed(1), goal: '50' };
	}
	if (typing) {
		table['key press to paint, 100 kB draft, p95'] = { measured: ms(typing.idle.p95Ms), goal: '50 ms' };
		table['the same while an answer comes'] = { measured: ms(typing.streaming.p95Ms), goal: '100 ms' };
	}
	if (opening) {
		const list = median(opening.listMs) - median(opening.emptyListMs);
		table['opening a chat of 2,000 messages'] = { measured: ms(median(opening.hugeMs)), goal: '300 ms' };
		table['of it CPU time of the main thread'] = { measured: ms(median(opening.hugeCpuMs)), goal: '' };
		table[`list of ${options.chats} chats, added to the start of a page`] = { measured: ms(list), goal: '150 ms' };
		table['50 older chats in the list'] = { measured: ms(median(opening.olderMs)), goal: '' };
	}
	if (search) {
		const { index, openMs, coldMs, restedMs } = search;
		table['index of the search, made in idle time'] = { measured: `${(index.tookMs / 1000).toFixed(0)} s`, goal: '' };
		table['longest task meanwhile'] = {
			measured: index.longestTaskMs === 0 ? 'under 50 ms' : ms(index.longestTaskMs),
			goal: '50 ms'
		};
		table['opening the search, storage alone'] = { measured: ms(openMs), goal: '' };
		table['first hit on screen, at the start of a page'] = { measured: ms(coldMs), goal: '' };
		table['first hit on screen, three seconds after the start'] = { measured: ms(restedMs), goal: '100 ms' };
	}
	for (const { query, hits, firstMs, allMs, shownMs } of search?.queries ?? []) {
		table[`search “${query}”: first of ${hits} hits`] = { measured: ms(firstMs), goal: '100 ms' };
		table[`search “${query}”: all hits`] = { measured: ms(allMs), goal: '' };
		table[`search “${query}”: first hit on screen`] = { measured: ms(shownMs), goal: '100 ms' };
	}
	if (cycles) {
		const heap = `${(cycles.heapBytesPerCycle / 1000).toFixed(1)} kB`;
		table[`${options.cycles} times regenerate and stop: heap per cycle`] = { measured: heap, goal: '20 kB' };
		table['DOM nodes per cycle'] = { measured: cycles.nodesPerCycle.toFixed(2), goal: '0' };
	}
	return table;
}
