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
}

/** Long enough to read two sentences and reach a button. */
const visibleMs = 8_000;

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
		const others = this.#list.filter((other) => other.text !== notice.text);
		this.#list = [...others, { ...notice, id }];
		this.resume(id);
		return id;
	}

	dismiss(id: string): void {
		this.hold(id);
		this.#list = this.#list.filter((notice) => notice.id !== id);
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
			setTimeout(() => this.dismiss(id), visibleMs)
		);
	}

	async act(notice: Notice): Promise<void> {
		this.dismiss(notice.id);
		await notice.action?.run();
	}
}
