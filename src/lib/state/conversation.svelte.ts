import { AppError, isAbort, isAppError, toAppError } from '#lib/base/errors.ts';
import { newId } from '#lib/base/id.ts';
import type { FinishEvent } from '#lib/engines/contract/types.ts';
import { ProgressMeter, type AnswerProgress } from '#lib/state/answer-progress.ts';
import type { AnswerRecord } from '#lib/state/answer-record.ts';
import { streamAnswer, type AnswerDeps, type AnswerTask } from '#lib/state/answer-stream.ts';
import { PartialAnswer } from '#lib/state/partial-answer.ts';
import { FrameBuffer } from '#lib/state/frame-buffer.ts';
import { branchTo, latestLeafBelow, siblingsOf } from '#lib/storage/tree.ts';
import { holdWriting } from '#lib/storage/writing.ts';
import type {
	Attachment,
	ChatSettings,
	Conversation,
	Message,
	MessageStats,
	TokenLog
} from '#lib/storage/chat-types.ts';
import type { DeletedBranch, MessageChange, Storage } from '#lib/storage/types.ts';

export type { Earlier } from '#lib/storage/chat-types.ts';

/** A message as a list shows it: with the ids of all versions of it, itself included. */
export interface ShownMessage extends Message {
	versions: readonly string[];
}

export interface ConversationDeps extends AnswerDeps {
	storage: Storage;
	/** A write failed. What is on screen stays; the user is told once. */
	onStorageError: (error: AppError) => void;
	/** Version of Hearth, for receipts. */
	version: string;
	/** An answer came to its end, at this speed. */
	onAnswered?: ((modelId: string, stats: MessageStats) => void) | undefined;
}

/** A crash loses at most this much of an answer. */
const saveEveryMs = 1_000;

/** One chat: the branch that is shown, the answer that is being written, and what can be done with them. */
export class ConversationState {
	readonly id: string;
	#conversation = $state.raw<Conversation>() as Conversation;
	#messages = $state.raw<readonly Message[]>([]);
	/** The answer that is being written; replaced once per frame. */
	#writing = $state.raw<Message | null>(null);
	#summarizing = $state.raw<{ done: number; total: number } | null>(null);
	#progress = $state.raw<AnswerProgress | null>(null);
	#gone = $state(false);
	#abort: AbortController | null = null;
	/** The end of the answer that is being written. */
	#ended: Promise<void> = Promise.resolve();
	/** The chat itself is not in the database yet: new, or there was no room when it began. */
	#unsaved: boolean;
	#savingSettings = false;
	/** Another tab has changed the chat while this one was writing. */
	#outdated = false;
	/** Messages that are not in the database yet. */
	#unsavedIds = new Set<string>();
	#deps: ConversationDeps;

	readonly #branch = $derived(branchTo(this.#messages, this.#conversation.tipId));

	/** What is not being written stays the same objects in every frame, so that nothing of it is drawn again. */
	readonly #still: readonly ShownMessage[] = $derived(
		this.#branch.map((message) => ({
			...message,
			versions: siblingsOf(this.#messages, message.id).map(({ id }) => id)
		}))
	);

	readonly shown: readonly ShownMessage[] = $derived.by(() => {
		const writing = this.#writing;
		const index = writing ? this.#still.findLastIndex(({ id }) => id === writing.id) : -1;
		const before = this.#still[index];
		return writing && before ? this.#still.with(index, { ...writing, versions: before.versions }) : this.#still;
	});

	/** `messages: null` for a chat that is not in the database yet. */
	constructor(conversation: Conversation, messages: readonly Message[] | null, deps: ConversationDeps) {
		this.id = conversation.id;
		this.#conversation = conversation;
		this.#messages = messages ?? [];
		this.#unsaved = messages === null;
		this.#deps = deps;
	}

	get title(): string {
		return this.#conversation.title;
	}

	/** What was set for this chat alone. */
	get settings(): ChatSettings {
		return this.#conversation.settings ?? {};
	}

	/** An answer is being written, here. */
	get busy(): boolean {
		return this.#writing !== null;
	}

	/** The part of the earlier messages that is being summarized, before the answer; `null` when none is. */
	get summarizing(): { done: number; total: number } | null {
		return this.#summarizing;
	}

	/** How far the answer has come that is being written; `null` while there is nothing to tell. */
	get progress(): AnswerProgress | null {
		return this.#progress;
	}

	/** Another tab deleted this chat. */
	get gone(): boolean {
		return this.#gone;
	}

	/** Reads the chat again after another tab changed it. */
	async refresh(): Promise<void> {
		const { chats } = this.#deps.storage;
		const conversation = await chats.findConversation(this.id);
		this.#gone = conversation === null;
		if (!conversation) return;
		const messages = await chats.listMessages(this.id);
		this.#outdated = this.busy || this.#unsavedIds.size > 0 || this.#savingSettings;
		if (this.#outdated) return; // what is here is newer
		this.#conversation = conversation;
		this.#messages = messages;
	}

	/** Adds the user's message and answers it. Resolves when the answer has ended in any way; never rejects. */
	async send(text: string, attachments: readonly Attachment[] = []): Promise<void> {
		if (this.busy) return;
		await this.#ask(this.#conversation.tipId, text, attachments);
	}

	/** The same question put differently, with the same files: a sibling of the old message, with an answer of its own. */
	async edit(messageId: string, text: string): Promise<void> {
		const message = this.#find(messageId);
		if (this.busy || !message) return;
		await this.#ask(message.parentId, text, message.attachments);
	}

	/** Another answer to the same question, beside the old one. */
	async retry(messageId: string): Promise<void> {
		const message = this.#find(messageId);
		if (this.busy || !message || message.role !== 'assistant') return;
		await this.#answer([], message.parentId);
	}

	/** Writes on where an answer was cut off; its model need not be the one that began it. */
	async goOn(messageId: string): Promise<void> {
		const message = this.#find(messageId);
		if (this.busy || message?.role !== 'assistant' || message.text === '') return;
		await this.#answer([], message.parentId, message);
	}

	/** Another answer beside this one, with this id: it begins with this text, and the chosen model goes on from there. */
	async branchFrom(messageId: string, begin: Pick<Message, 'id' | 'text' | 'logprobs'>): Promise<void> {
		const message = this.#find(messageId);
		if (this.busy || message?.role !== 'assistant') return;
		const { parentId, toolUses, reasoning } = message;
		const known = { ...(toolUses ? { toolUses } : {}), ...(reasoning ? { reasoning } : {}) };
		const branch = this.#message({ parentId, role: 'assistant', state: 'streaming', ...known, ...begin });
		await this.#answer([], parentId, undefined, branch);
	}

	/** Answers a question that has no answer (any more). */
	async answerTo(messageId: string): Promise<void> {
		if (this.busy || this.#find(messageId)?.role !== 'user') return;
		await this.#answer([], messageId);
	}

	/**
	 * Deletes a message with all that follows it, and shows what is beside or before it. `null` while an answer is written.
	 * @throws what `Chats.deleteBranch` throws
	 */
	async deleteBranch(messageId: string): Promise<DeletedBranch | null> {
		if (this.busy) return null;
		if (this.#unsaved || this.#unsavedIds.size > 0) await this.#add();
		const deleted = await this.#deps.storage.chats.deleteBranch(this.id, messageId);
		await this.refresh();
		return deleted;
	}

	/** Undoes that. @throws what `Chats.restoreBranch` throws */
	async restoreBranch(deleted: DeletedBranch): Promise<void> {
		await this.#deps.storage.chats.restoreBranch(deleted);
		await this.refresh();
	}

	/** What a message answers, and all before that. */
	branchBefore(messageId: string): readonly Message[] {
		return branchTo(this.#messages, this.#find(messageId)?.parentId ?? null);
	}

	/** Keeps how sure the model was, which was found out later. */
	async keepLogprobs(messageId: string, logprobs: TokenLog): Promise<void> {
		const message = this.#find(messageId);
		if (!message) return;
		this.#messages = this.#messages.map((other) => (other === message ? { ...message, logprobs } : other));
		if (!this.#unsavedIds.has(messageId)) await this.#persist(() => this.#save(message, { logprobs }));
	}

	/** Shows the branch that goes through this message, down to its newest end. */
	async showVersion(messageId: string): Promise<void> {
		if (this.busy) return;
		const leaf = latestLeafBelow(this.#messages, messageId);
		const tipId = leaf?.id ?? messageId;
		this.#conversation = { ...this.#conversation, tipId };
		await this.#persist(() => this.#deps.storage.chats.setTip(this.id, tipId));
	}

	/** Replaces what was set for this chat: at once here, then in the database. The next answer follows it. */
	async changeSettings(settings: ChatSettings): Promise<void> {
		this.#conversation = { ...this.#conversation, settings };
		if (this.#unsaved || this.#savingSettings) return; // goes with the chat itself, or after the write under way
		this.#savingSettings = true;
		for (let saved: ChatSettings | null = null; saved !== this.settings && !this.#gone;) {
			const latest = (saved = this.settings);
			await this.#persist(() => this.#deps.storage.chats.setSettings(this.id, latest));
		}
		this.#savingSettings = false;
	}

	/** Ends the answer that is being written; resolves when what arrived of it is saved. */
	async stop(): Promise<void> {
		this.#abort?.abort();
		await this.#ended;
	}

	#find(id: string): Message | undefined {
		return this.#messages.find((message) => message.id === id);
	}

	async #ask(parentId: string | null, text: string, attachments: readonly Attachment[] = []): Promise<void> {
		const files = attachments.length > 0 ? { attachments } : {};
		const question = this.#message({ parentId, role: 'user', text, state: 'done', ...files });
		await this.#answer([question], question.id);
	}

	/**
	 * Writes one answer below `parentId`, after adding the messages that lead to it; or goes on with one that has begun.
	 * @param fresh the new answer, where it begins with something
	 */
	async #answer(
		before: readonly Message[],
		parentId: string | null,
		begun?: Message,
		fresh: Message = this.#newAnswer(parentId)
	): Promise<void> {
		const writing = this.#write(before, begun ? { ...begun, state: 'streaming', error: null } : fresh, begun);
		this.#ended = writing.catch((error: unknown) => this.#deps.onStorageError(toAppError(error)));
		await this.#ended;
	}

	#newAnswer(parentId: string | null): Message {
		const { json } = this.settings;
		return this.#message({ parentId, role: 'assistant', text: '', state: 'streaming', ...(json ? { json } : {}) });
	}

	#message(
		parts: Pick<
			Message,
			'parentId' | 'role' | 'text' | 'state' | 'attachments' | 'toolUses' | 'reasoning' | 'logprobs' | 'json'
		>
	): Message {
		const modelId = parts.role === 'assistant' ? this.#deps.engine.model.id : null;
		return {
			id: newId(),
			conversationId: this.id,
			createdAtMs: Date.now(),
			error: null,
			stats: null,
			modelId,
			...parts
		};
	}

	async #write(before: readonly Message[], answer: Message, begun?: Message): Promise<void> {
		const added = begun ? before : [...before, answer];
		for (const { id } of added) this.#unsavedIds.add(id);
		const abort = (this.#abort = new AbortController());
		// On screen first: a full disk must not swallow what somebody wrote.
		this.#messages = [...this.#messages.map((message) => (message.id === answer.id ? answer : message)), ...added];
		this.#conversation = { ...this.#conversation, tipId: answer.id };
		this.#writing = answer;

		const release = await holdWriting(answer.id);
		try {
			const { state, error } = answer;
			await this.#persist(() => (begun ? this.#save(answer, { state, error }) : this.#add()));
			const change = await this.#generate(answer, abort.signal);
			const finished = { ...answer, ...change };
			this.#messages = this.#messages.map((message) => (message.id === answer.id ? finished : message));
			this.#writing = null; // from here on the next question may begin, while this answer is being saved
			await this.#persist(() => this.#save(answer, change));
		} finally {
			if (this.#writing?.id === answer.id) this.#writing = null;
			if (this.#abort === abort) this.#abort = null;
			release();
			if (this.#outdated) await this.#persist(() => this.refresh());
		}
	}

	/** Streams one answer into `#writing`; returns how it ended. Failures are part of the result. */
	async #generate(answer: Message, signal: AbortSignal): Promise<MessageChange> {
		const partial = new PartialAnswer(answer);
		let savedAtMs = performance.now();
		let finish: FinishEvent | null = null;
		let written = false;
		const frames = new FrameBuffer(() => (this.#writing = { ...answer, ...partial.parts }));
		const { engine, version } = this.#deps;
		const record = await this.#record(answer);
		const meter = new ProgressMeter();
		try {
			for await (const event of streamAnswer(this.#task(answer, signal, record), this.#deps)) {
				if (event.type === 'finish') finish = event;
				if (event.type === 'written') written = true;
				else if (event.type !== 'toolUse' && event.type !== 'earlier') {
					record?.add(event);
					const progress = meter.add(event);
					if (progress !== undefined) this.#progress = progress;
				}
				if (!partial.add(event)) continue;
				frames.touch();
				if (performance.now() - savedAtMs < saveEveryMs) continue;
				savedAtMs = performance.now();
				const { parts } = partial;
				if (!this.#unsavedIds.has(answer.id)) void this.#persist(() => this.#save(answer, parts));
			}
			if (written) return { ...partial.parts, state: 'done', stats: null };
			if (!finish) throw new AppError('internal/bug', { reason: 'the engine ended without a finish event' });
			const { reason, usage, timing } = finish;
			const last = { ...usage, ...timing, backend: engine.backend, finishReason: reason };
			const stats = answer.stats ? bothParts(answer.stats, last) : last;
			this.#deps.onAnswered?.(answer.modelId ?? engine.model.id, last);
			const known = await record?.finish(version);
			return { ...partial.parts, ...known, state: reason === 'stop' ? 'done' : 'stopped', stats };
		} catch (error) {
			const parts = { ...partial.parts, receipt: undefined };
			if (isAbort(error)) return { ...parts, state: 'stopped' };
			const { code, details } = toAppError(error);
			return { ...parts, state: 'failed', error: { code, details } };
		} finally {
			frames.stop();
			this.#progress = null;
		}
	}

	#task(answer: Message, signal: AbortSignal, record: AnswerRecord | null): AnswerTask {
		return {
			answer,
			signal,
			record,
			written: branchTo(this.#messages, answer.text === '' ? answer.parentId : answer.id),
			siblings: siblingsOf(this.#messages, answer.id).filter(({ id }) => id !== answer.id),
			settings: this.settings,
			onSummarizing: (progress) => (this.#summarizing = progress)
		};
	}

	/** What is written down about an answer; `null` when the code for it cannot be had now, which is no reason not to answer. */
	async #record(answer: Message): Promise<AnswerRecord | null> {
		try {
			const { AnswerRecord } = await import('#lib/state/answer-record.ts');
			return new AnswerRecord(answer, () => this.#deps.engine.status.model);
		} catch (error) {
			console.warn('This answer has no receipt', error);
			return null;
		}
	}

	/** Writes what is not in the database yet: also what there was no room for earlier. */
	async #add(): Promise<void> {
		const { chats } = this.#deps.storage;
		const messages = this.#messages.filter(({ id }) => this.#unsavedIds.has(id));
		const { settings } = this.#conversation;
		if (this.#unsaved) await chats.createConversation(this.#conversation, messages);
		else await chats.appendMessages(this.id, messages);
		const outdated = this.#unsaved && settings !== this.#conversation.settings;
		this.#unsaved = false;
		if (outdated) void this.changeSettings(this.settings);
		for (const { id } of messages) this.#unsavedIds.delete(id);
	}

	async #save(message: Message, change: MessageChange): Promise<void> {
		if (this.#unsavedIds.has(message.id)) await this.#add();
		else await this.#deps.storage.chats.updateMessage(message, change);
	}

	/** A failed write is told, never thrown: the chat goes on in memory. */
	async #persist(write: () => Promise<unknown>): Promise<void> {
		try {
			await write();
		} catch (error) {
			if (!isAppError(error, 'chat/not-found')) return this.#deps.onStorageError(toAppError(error));
			this.#gone = true; // deleted in another tab
			this.#abort?.abort();
		}
	}
}

/** What an answer cost that was written in two parts. */
function bothParts(first: MessageStats, second: MessageStats): MessageStats {
	return {
		...second,
		completionTokens: first.completionTokens + second.completionTokens,
		firstTokenMs: first.firstTokenMs,
		decodeMs: first.decodeMs + second.decodeMs
	};
}
