import { newId } from '#lib/base/id.ts';

export interface NoticeAction {
	label: string;
	run: () => void | Promise<void>;
}

export interface Notice {
	id: string;
	tone: 'info' | 'warning' | 'error';
	/** What happened and what was kept. */
	text: string;
	action: NoticeAction | null;
	/** How long it stays by itself, in milliseconds; long enough to read two sentences and reach a button if not given. */
	visibleMs?: number | undefined;
	/** It has gone, and its action was not taken. */
	onGone?: (() => void) | undefined;
}

const usualVisibleMs = 8_000;

/** Short messages at the edge of the screen. Errors stay until they are dismissed. */
export class Notices {
	#list = $state.raw<readonly Notice[]>([]);
	#timers = new Map<string, ReturnType<typeof setTimeout>>();

	get list(): readonly Notice[] {
		return this.#list;
	}

	/** Shows a notice; the same text is never shown twice at once. Returns its id. */
	show(notice: Omit<Notice, 'id'>): string {
		const id = newId();
		for (const other of this.#list) if (other.text === notice.text) this.dismiss(other.id);
		this.#list = [...this.#list, { ...notice, id }];
		this.resume(id);
		return id;
	}

	dismiss(id: string): void {
		const gone = this.#take(id);
		gone?.onGone?.();
	}

	/** While somebody points at a notice or has focus in it, it stays. */
	hold(id: string): void {
		clearTimeout(this.#timers.get(id));
		this.#timers.delete(id);
	}

	/** Starts (again) the time after which a notice goes by itself. */
	resume(id: string): void {
		this.hold(id);
		const notice = this.#list.find((candidate) => candidate.id === id);
		if (!notice || notice.tone === 'error') return;
		this.#timers.set(
			id,
			setTimeout(() => this.dismiss(id), notice.visibleMs ?? usualVisibleMs)
		);
	}

	async act(notice: Notice): Promise<void> {
		this.#take(notice.id);
		await notice.action?.run();
	}

	/** Takes a notice off the list; `null` when it is not there any more. */
	#take(id: string): Notice | null {
		const notice = this.#list.find((candidate) => candidate.id === id) ?? null;
		this.hold(id);
		this.#list = this.#list.filter((other) => other !== notice);
		return notice;
	}
}
