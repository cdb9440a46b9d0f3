export interface LogLine {
	level: 'debug' | 'log' | 'warn' | 'error';
	text: string;
}

/** llama.cpp writes some 150 lines while it loads; twice that also keeps the story of a failed answer. */
const maxLines = 300;

/**
 * The last lines that the library wrote. Many of its failures are told here and nowhere else. Lives in the worker's
 * memory only: native logs never hold prompts at this level.
 */
export class LogRing {
	#lines: LogLine[] = [];
	#onEvent: (event: Event) => void;

	/** @param onEvent gets what the library logs as an error but never reports: its inner worker's `error` event. */
	constructor(onEvent: (event: Event) => void) {
		this.#onEvent = onEvent;
	}

	/** The shape that the library asks for. */
	readonly logger = {
		debug: (...parts: unknown[]) => this.#add('debug', parts),
		log: (...parts: unknown[]) => this.#add('log', parts),
		warn: (...parts: unknown[]) => this.#add('warn', parts),
		error: (...parts: unknown[]) => this.#add('error', parts)
	};

	get lines(): readonly LogLine[] {
		return this.#lines;
	}

	clear(): void {
		this.#lines = [];
	}

	/** True when any line matches. */
	has(pattern: RegExp): boolean {
		return this.#lines.some(({ text }) => pattern.test(text));
	}

	#add(level: LogLine['level'], parts: unknown[]): void {
		for (const part of parts) if (part instanceof Event) this.#onEvent(part);
		const text = parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
		this.#lines.push({ level, text: text.trim() });
		if (this.#lines.length > maxLines) this.#lines.shift();
	}
}
