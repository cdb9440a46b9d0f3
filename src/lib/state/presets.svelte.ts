import { isAppError, toAppError } from '#lib/base/errors.ts';
import { newId } from '#lib/base/id.ts';
import { common } from '#lib/messages/en/common.ts';
import { sampling as t } from '#lib/messages/en/sampling.ts';
import { sentences } from '#lib/messages/format.ts';
import type { App } from '#lib/state/app.svelte.ts';
import { builtInPresets } from '#lib/state/built-in-presets.ts';
import { changed } from '#lib/state/chat-settings.ts';
import { remedyFor } from '#lib/state/remedies.ts';
import { saveFile } from '#lib/state/save-file.ts';
import type { ChatSettings, Preset } from '#lib/storage/types.ts';

export type { Preset } from '#lib/storage/types.ts';

export const maxNameLength = 80;

/** Settings under names: the user's own and a few built-in ones. Kept with the settings. */
export class Presets {
	readonly builtIn = builtInPresets;
	#app: App;

	constructor(app: App) {
		this.#app = app;
	}

	get own(): readonly Preset[] {
		return this.#app.settings.values.presets;
	}

	/** Which one new chats begin with; `null` for none. */
	get startId(): string | null {
		return this.#app.settings.values.newChatStart?.presetId ?? null;
	}

	/** The preset that says the same as these settings. */
	matching(settings: ChatSettings): Preset | null {
		const wanted = fingerprint(settings);
		return [...this.own, ...this.builtIn].find((preset) => fingerprint(preset.settings) === wanted) ?? null;
	}

	/** Keeps settings of a chat under a name. An own preset of that name is replaced. */
	async save(name: string, settings: ChatSettings): Promise<void> {
		await this.#addAll([{ name, settings }]);
	}

	async rename(id: string, name: string): Promise<void> {
		await this.#change(this.own.map((preset) => (preset.id === id ? { ...preset, name } : preset)));
	}

	/** Deletes one of the user's own and offers to undo it. */
	async remove(id: string): Promise<void> {
		const before = this.own;
		const start = this.#app.settings.values.newChatStart;
		const preset = before.find((candidate) => candidate.id === id);
		if (!preset) return;
		await this.#change(before.filter((candidate) => candidate !== preset));
		if (start?.presetId === id) await this.startWith(null);
		const run = async () => {
			await this.#change([...this.own, preset]);
			if (start?.presetId === id) await this.startWith(preset);
		};
		this.#tell('info', t.presets.deleted(preset.name), { label: common.undo, run });
	}

	/** New chats begin with this one from now on; one that is being prepared does when nothing else was set for it. */
	async startWith(preset: Preset | null): Promise<void> {
		const { newChat, newChatStart } = this.#app.settings.values;
		const untouched = fingerprint(newChat) === fingerprint(newChatStart?.settings ?? {});
		await this.#app.settings.change({
			newChatStart: preset && { presetId: preset.id, settings: preset.settings },
			...(untouched ? { newChat: preset?.settings ?? {} } : {})
		});
	}

	/** Saves presets as a file through the browser's download. */
	async saveToFile(presets: readonly Preset[]): Promise<void> {
		const { presetFile } = await import('#lib/storage/import/preset-file.ts');
		const name = presets.length === 1 ? fileName(presets[0]?.name ?? '') : 'hearth-presets';
		saveFile(presetFile(presets), `${name}.json`);
	}

	/** Adds the presets of a file of Hearth, LM Studio or Open WebUI. One that is here already with all it says stays one. */
	async importFile(file: Blob): Promise<void> {
		try {
			const { readPresets } = await import('#lib/storage/import/preset-file.ts');
			const read = readPresets(await file.text());
			const here = new Set(this.own.map(({ name, settings }) => bareName(name) + fingerprint(settings)));
			const fresh = read.filter(({ name, settings }) => !here.has(bareName(name) + fingerprint(settings)));
			const taken = new Set(this.own.map(({ name }) => name));
			await this.#addAll(fresh.map(({ name, settings }) => ({ name: freeName(name, taken), settings })));
			const rest = read.length - fresh.length;
			const text = rest > 0 ? t.presets.addedSome(fresh.length, rest) : t.presets.added(fresh.length);
			this.#tell('info', text, null);
		} catch (error) {
			const known = toAppError(error);
			const { sentence, next } = remedyFor(known);
			const text = isAppError(known, 'request/invalid')
				? t.presets.notImported(known.details.param, known.details.reason)
				: sentences(sentence, next);
			this.#tell('error', text, null);
		}
	}

	async #addAll(more: readonly Pick<Preset, 'name' | 'settings'>[]): Promise<void> {
		const names = new Set(more.map(({ name }) => name));
		const kept = this.own.filter(({ name }) => !names.has(name));
		const added = more.map(({ name, settings }) => {
			const id = this.own.find((preset) => preset.name === name)?.id ?? newId();
			return { id, name, settings: withoutAdapters(settings) };
		});
		await this.#change([...kept, ...added]);
		const start = added.find(({ id }) => id === this.startId);
		if (start) await this.startWith(start);
	}

	async #change(presets: readonly Preset[]): Promise<void> {
		await this.#app.settings.change({ presets });
	}

	#tell(tone: 'info' | 'error', text: string, action: { label: string; run: () => Promise<void> } | null): void {
		this.#app.notices.show({ tone, text, action });
	}
}

/** The same for settings that say the same, in whatever order. */
function fingerprint(settings: ChatSettings): string {
	const sorted = (value: object) => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return JSON.stringify(sorted({ ...withoutAdapters(settings), sampling: sorted(settings.sampling ?? {}) }));
}

function withoutAdapters(settings: ChatSettings): ChatSettings {
	return changed(settings, { adapters: undefined });
}

/** `Poet` of `Poet (2)`. */
function bareName(name: string): string {
	return name.replace(/ \(\d+\)$/, '');
}

/** The name, with a number behind it where it is taken; taken from now on. */
function freeName(name: string, taken: Set<string>): string {
	let free = name;
	for (let number = 2; taken.has(free); number++) free = `${bareName(name)} (${number})`;
	taken.add(free);
	return free;
}

function fileName(name: string): string {
	return `${name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'preset'}.preset`;
}
