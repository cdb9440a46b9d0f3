import { toAppError } from '#lib/base/errors.ts';
import { newId } from '#lib/base/id.ts';
import { common } from '#lib/messages/en/common.ts';
import { sampling as t } from '#lib/messages/en/sampling.ts';
import { sentences } from '#lib/messages/format.ts';
import type { App } from '#lib/state/app.svelte.ts';
import { builtInPresets } from '#lib/state/built-in-presets.ts';
import { fingerprint, freshPresets, startChange, withoutAdapters } from '#lib/state/preset-merge.ts';
import { remedyFor } from '#lib/state/remedies.ts';
import { saveFile } from '#lib/state/save-file.ts';
import type { ChatSettings, Preset } from '#lib/storage/chat-types.ts';

export type { Preset } from '#lib/storage/chat-types.ts';

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
		const kept = this.own.filter((preset) => preset.name !== name);
		const id = this.own.find((preset) => preset.name === name)?.id ?? newId();
		const saved: Preset = { id, name, settings: withoutAdapters(settings) };
		await this.#change([...kept, saved]);
		if (id === this.startId) await this.startWith(saved);
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
		await this.#app.settings.change(startChange(this.#app.settings.values, preset));
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
			const { readPresetFile } = await import('#lib/state/preset-import.ts');
			const read = await readPresetFile(file);
			if ('refused' in read) return this.#tell('error', read.refused, null);
			const fresh = freshPresets(this.own, read);
			await this.#change([...this.own, ...fresh]);
			const rest = read.length - fresh.length;
			const text = rest > 0 ? t.presets.addedSome(fresh.length, rest) : t.presets.added(fresh.length);
			this.#tell('info', text, null);
		} catch (error) {
			const { sentence, next } = remedyFor(toAppError(error));
			this.#tell('error', sentences(sentence, next), null);
		}
	}

	async #change(presets: readonly Preset[]): Promise<void> {
		await this.#app.settings.change({ presets });
	}

	#tell(tone: 'info' | 'error', text: string, action: { label: string; run: () => Promise<void> } | null): void {
		this.#app.notices.show({ tone, text, action });
	}
}

function fileName(name: string): string {
	return `${name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'preset'}.preset`;
}
