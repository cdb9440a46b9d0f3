import { guide, guideOnnx, type ModelInfo } from '#lib/catalog/catalog.ts';
import type { Identity } from '#lib/device/measure/types.ts';
import type { EngineId } from '#lib/engines/contract/types.ts';
import { localRecord } from '#lib/state/local-record.ts';

/** The packing of a model that was fastest here. Nothing in it is about the person. */
export interface EngineChoice {
	modelId: string;
	engine: EngineId;
	decodeTokensPerSecond: number;
	/** Where that was so: with another browser or GPU it means nothing. */
	identity: Identity;
}

const record = localRecord<Readonly<Record<string, EngineChoice>>>('hearth:engine-choice:1', {});

/** What packings of one model have in common; `null` for a model that has only one: from the disk, or from a search. */
export function familyOf({ id, folder, disk }: ModelInfo): string | null {
	if (disk) return null;
	return folder || (/^(.+?)\.(?:wllama|transformers|webllm)\./.exec(id)?.[1] ?? null);
}

/** All packings of a model that are on this device, one for each engine; Guide always has two. */
export function packingsOf(model: ModelInfo, all: readonly ModelInfo[]): readonly ModelInfo[] {
	const family = familyOf(model);
	if (family === null) return [model];
	const related = [model, ...(family === guide.folder ? [guide, guideOnnx] : all)].filter(
		(other) => familyOf(other) === family
	);
	return [...new Map(related.toReversed().map((info) => [info.engine, info])).values()];
}

/** What was chosen for a family before. */
export function rememberedChoice(family: string): EngineChoice | null {
	return record.read()[family] ?? null;
}

export function rememberChoice(family: string, choice: EngineChoice): void {
	record.write({ [family]: choice });
}

/** The user picked a packing by hand: that counts more than what was measured. */
export function respectPick(model: ModelInfo): void {
	const family = familyOf(model);
	const choices = record.read();
	if (family === null || !choices[family] || choices[family].modelId === model.id) return;
	record.replace(Object.fromEntries(Object.entries(choices).filter(([name]) => name !== family)));
}

/** After a change of browser, GPU or driver. */
export function forgetChoices(): void {
	record.replace({});
}

/** The packing that was fastest here, where that is known and it is still on this device; else the model itself. */
export function preferredPacking(model: ModelInfo, all: readonly ModelInfo[]): ModelInfo {
	const family = familyOf(model);
	const choice = family === null ? null : rememberedChoice(family);
	return packingsOf(model, all).find(({ id }) => id === choice?.modelId) ?? model;
}

/** Guide answers from its ONNX packing, because that was faster here. */
export function prefersGuideOnnx(): boolean {
	return rememberedChoice(guide.folder)?.modelId === guideOnnx.id;
}
