import type { BrowserContext } from '@playwright/test';

/** The app in a context whose database has the chats. */
export interface ChatApp {
	context: BrowserContext;
	url: string;
}

/** What one answer cost the main thread. CPU time, but where it says otherwise. */
export interface StreamCost {
	totalMs: number;
	/** Per token, in the first and the last tenth of the answer. */
	firstTenthMs: number;
	lastTenthMs: number;
	/** The longest task on the clock; 0 when none took 50 ms. */
	longestTaskMs: number;
	/** Tasks of more than 50 ms on the clock. */
	longTasks: number;
	tokensPerSecond: number;
}

export interface ChatResults {
	machine: Record<string, string | number | undefined> & { loadAfter: number };
	options: { rounds: number; streams: number; tokens: number; chats: number; cycles: number };
	streams?: { app: StreamCost; bare: StreamCost }[];
	typing?: Record<'idle' | 'streaming', { p50Ms: number; p95Ms: number; keys: number }>;
	opening?: { hugeMs: number[]; hugeCpuMs: number[]; listMs: number[]; emptyListMs: number[]; olderMs: number[] };
	/** First hits on screen: `coldMs` at the start of a page, `restedMs` some seconds later. `openMs`: what the search reads when it opens. */
	search?: {
		index: { tookMs: number; longestTaskMs: number };
		openMs: number;
		coldMs: number;
		restedMs: number;
		queries: { query: string; hits: number; firstMs: number; shownMs: number; allMs: number }[];
	};
	cycles?: {
		heapBytesPerCycle: number;
		nodesPerCycle: number;
		samples: { cycle: number; heapBytes: number; nodes: number }[];
	};
}

/** CPU time of the main thread at a moment. */
export interface TaskTimes {
	atMs: number;
	taskMs: number;
}
