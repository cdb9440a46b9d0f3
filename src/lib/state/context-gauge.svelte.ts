import type { EngineState } from '#lib/state/engine.svelte.ts';
import { asRead, ranTools } from '#lib/state/handbook.ts';
import { earlierOf } from '#lib/state/overflow.ts';
import { fitPrompt, type PromptRoom } from '#lib/state/prompt.ts';
import { promptRoom } from '#lib/state/prompt-room.ts';
import type { Attachment, ChatSettings, Message, OverflowPolicy } from '#lib/storage/chat-types.ts';
import type { Settings } from '#lib/storage/settings-types.ts';

/** How full the context window is. All counts are in tokens. */
export interface GaugeReading {
	contextTokens: number;
	/** Of the last answer, and of what its prompt still found in the KV cache; `null` when this model wrote none here. */
	last: { promptTokens: number; cachedTokens: number; answerTokens: number } | null;
	/** The prompt of the question that is being written; `null` while none is. */
	nextTokens: number | null;
	usedTokens: number;
	leftTokens: number;
	/** Messages at the start of the chat that the next answer would have no room for. */
	outsideCount: number;
	policy: OverflowPolicy;
	/** False: an estimate from the length of the text. */
	exact: boolean;
}

export interface GaugeSubject {
	branch: readonly Message[];
	chat: ChatSettings;
	settings: Settings;
	/** What is being written. */
	text: string;
	files: readonly Attachment[];
}

/** Somebody who types is left alone for as long, in milliseconds; longer where a count takes long. */
const restMs = { least: 400, most: 8_000 };

/** Counts what the next prompt takes, while it is written. */
export class ContextGauge {
	#reading = $state.raw<GaugeReading | null>(null);
	#fileTokens = $state.raw<ReadonlyMap<Attachment, number>>(new Map());
	#engine: EngineState;
	#modelId = '';
	#timer: ReturnType<typeof setTimeout> | undefined;
	#abort = new AbortController();
	/** How long the last count took. */
	#countMs = 0;

	constructor(engine: EngineState) {
		this.#engine = engine;
	}

	/** `null` when there is nothing to say. */
	get reading(): GaugeReading | null {
		return this.#reading;
	}

	/** Exact length of a file of the draft in the prompt, with its name and fence; `null` while it is not counted. */
	tokensOf(file: Attachment): number | null {
		return this.#fileTokens.get(file) ?? null;
	}

	/** Shows an estimate at once, or what the last answer told, and counts when nothing has changed for a moment. */
	update(subject: GaugeSubject): void {
		this.pause();
		const { model } = this.#engine;
		if (this.#modelId !== model.id) this.#fileTokens = new Map(); // each tokenizer counts differently
		this.#modelId = model.id;
		const told = this.#told(subject);
		if (told !== undefined) return void (this.#reading = told);
		// While typing, an exact count of a moment ago is nearer than an estimate of now.
		if (!this.#reading?.exact || this.#reading.nextTokens === null) this.#reading = this.#estimate(subject);
		const abort = (this.#abort = new AbortController());
		this.#timer = setTimeout(
			() => void this.#count(subject, abort.signal),
			Math.min(restMs.most, Math.max(restMs.least, 2 * this.#countMs))
		);
	}

	/** Ends a count that is under way; the reading stays. */
	pause(): void {
		clearTimeout(this.#timer);
		this.#abort.abort();
	}

	/** What is known without counting; `undefined` when that is not enough. */
	#told({ branch, chat, text, files }: GaugeSubject): GaugeReading | null | undefined {
		const { contextTokens } = this.#engine;
		const idle = text.trim() === '' && files.length === 0;
		if (!Number.isFinite(contextTokens) || (branch.length === 0 && idle)) return null;
		const last = this.#lastOf(branch);
		if (!idle || !last) return undefined;
		const usedTokens = last.promptTokens + last.answerTokens;
		return {
			contextTokens,
			last,
			nextTokens: null,
			usedTokens,
			leftTokens: Math.max(0, contextTokens - usedTokens),
			outsideCount: branch.at(-1)?.earlier?.count ?? 0,
			policy: chat.overflow ?? 'dropOldest',
			exact: true
		};
	}

	/** Not of an answer with tools: what they returned is in no count. */
	#lastOf(branch: readonly Message[]): GaugeReading['last'] {
		const { stats, modelId, toolUses } = branch.at(-1) ?? {};
		if (!stats || stats.promptTokens === 0 || modelId !== this.#engine.model.id) return null;
		if (ranTools(toolUses).length > 0) return null;
		const { promptTokens, cachedPromptTokens: cachedTokens, completionTokens: answerTokens } = stats;
		return { promptTokens, cachedTokens, answerTokens };
	}

	#estimate(subject: GaugeSubject): GaugeReading {
		const { branch, room } = this.#next(subject);
		return this.#fitted(subject, branch, room, null);
	}

	/** The branch with what is being written, and the room for it. */
	#next({ branch, chat, settings, text, files }: GaugeSubject): { branch: Message[]; room: PromptRoom } {
		const room = promptRoom(this.#engine, chat, settings);
		const next = text.trim() === '' && files.length === 0 ? [...branch] : [...branch, draftMessage(text, files)];
		return {
			branch: asRead(next, this.#engine.model.id),
			room: { ...room, earlier: chat.overflow === 'summarize' ? earlierOf(branch) : null }
		};
	}

	/** @param exact length of the prompt that the estimate says fits; `null` when nobody has counted it */
	#fitted(subject: GaugeSubject, branch: readonly Message[], room: PromptRoom, exact: number | null): GaugeReading {
		const { contextTokens } = room;
		const guess = fitPrompt(branch, room);
		const fits = exact === null || exact <= contextTokens - room.reserveTokens;
		const fitted = fits ? guess : fitPrompt(branch, { ...room, scale: exact / guess.tokens });
		const isCounted = exact !== null && fitted.forgottenCount === guess.forgottenCount;
		const usedTokens = isCounted ? exact : fitted.tokens;
		return {
			contextTokens,
			last: this.#lastOf(subject.branch),
			nextTokens: usedTokens,
			usedTokens,
			leftTokens: Math.max(0, contextTokens - usedTokens),
			outsideCount: fitted.forgottenCount,
			policy: subject.chat.overflow ?? 'dropOldest',
			exact: isCounted
		};
	}

	async #count(subject: GaugeSubject, signal: AbortSignal): Promise<void> {
		const { branch, room } = this.#next(subject);
		await this.#countFiles(subject, room, signal);
		// What will be asked, and nothing else: another prompt would push this chat out of the KV cache.
		const fitted = fitPrompt(branch, room);
		const exact = await this.#engine.countTokens(fitted.messages, signal);
		if (!signal.aborted) this.#reading = this.#fitted(subject, branch, room, exact);
	}

	/**
	 * By how much the prompt grows with each file. Each of these prompts goes on where the one before ends, and the whole one
	 * after them: so the engine reads nothing twice.
	 */
	async #countFiles({ branch, files }: GaugeSubject, room: PromptRoom, signal: AbortSignal): Promise<void> {
		const firstNew = files.findIndex((file) => !this.#fileTokens.has(file));
		if (firstNew < 0) return;
		const lengthWith = (count: number) => {
			// The engines refuse an empty message; a full stop is one token in every vocabulary.
			const draft = count === 0 ? draftMessage('.', []) : draftMessage('', files.slice(0, count));
			return this.#length([...branch, draft], room, signal);
		};
		let before = await lengthWith(firstNew);
		for (const [offset, file] of files.slice(firstNew).entries()) {
			const after = await lengthWith(firstNew + offset + 1);
			if (before === null || after === null || signal.aborted) return;
			const tokens = after - before + (firstNew + offset === 0 ? 1 : 0);
			this.#fileTokens = new Map([...this.#fileTokens, [file, tokens]]);
			before = after;
		}
	}

	/** Exact length of a prompt, nothing left out. */
	async #length(branch: readonly Message[], room: PromptRoom, signal: AbortSignal): Promise<number | null> {
		const startedMs = performance.now();
		const { messages } = fitPrompt(branch, { ...room, contextTokens: Infinity });
		const tokens = await this.#engine.countTokens(messages, signal);
		if (tokens !== null) this.#countMs = performance.now() - startedMs;
		return tokens;
	}
}

function draftMessage(text: string, attachments: readonly Attachment[]): Message {
	const rest = { createdAtMs: 0, state: 'done', error: null, modelId: null, stats: null } as const;
	return { id: '', conversationId: '', parentId: null, role: 'user', text, attachments, ...rest };
}
