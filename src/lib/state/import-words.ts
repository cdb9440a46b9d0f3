import { chats as t } from '#lib/messages/en/chats.ts';
import { type AddedPersonal, countPersonal } from '#lib/state/personal-data.ts';
import type { LeftOut, LeftOutKind } from '#lib/storage/import/types.ts';
import type { AddedChats } from '#lib/storage/types.ts';

/** In the order in which they are told. */
const kinds: readonly LeftOutKind[] = ['image', 'file', 'recording', 'custom instruction'];

/**
 * What an import did, as one sentence: `12 chats added, 3 were here already, 4 images left out.`
 * @param personal `null` where the files hold chats only
 */
export function importSummary(added: AddedChats, leftOut: LeftOut, personal: AddedPersonal | null): string {
	const { imported } = t;
	const { conversations, grown, presentCount, folderIds } = added;
	const parts: string[] = [];
	if (conversations.length > 0) parts.push(imported.added(conversations.length));
	if (grown.length > 0) parts.push(imported.grown(grown.length));
	if (presentCount > 0) parts.push(imported.present(presentCount));
	if (folderIds.length > 0) parts.push(imported.folders(folderIds.length));
	if (personal) parts.push(...personalParts(personal));
	const missing = kinds.filter((kind) => (leftOut[kind] ?? 0) > 0).map((kind) => t.leftOut[kind](leftOut[kind] ?? 0));
	if (missing.length > 0) parts.push(imported.leftOut(missing));
	if (parts.length > 0) return imported.sentence(parts);
	return personal ? imported.nothingNew : imported.nothing;
}

function personalParts(personal: AddedPersonal): string[] {
	const { imported } = t;
	const { presets, settings, kept } = countPersonal(personal);
	const { added, keptCount } = personal.drafts;
	const parts: string[] = [];
	if (added.length > 0) parts.push(imported.drafts(added.length));
	if (keptCount > 0) parts.push(imported.draftsKept(keptCount));
	if (presets > 0) parts.push(imported.presets(presets));
	if (settings > 0) parts.push(imported.settings(settings));
	if (kept > 0) parts.push(imported.settingsKept(kept));
	if (personal.notebook !== null) parts.push(imported.notebook);
	if (personal.notebookKept) parts.push(imported.notebookKept);
	return parts;
}
