import { chats as t } from '#lib/messages/en/chats.ts';
import type { LeftOut, LeftOutKind } from '#lib/storage/import/types.ts';
import type { AddedChats } from '#lib/storage/types.ts';

/** In the order in which they are told. */
const kinds: readonly LeftOutKind[] = ['image', 'file', 'recording', 'custom instruction'];

/** What an import did, as one sentence: `12 chats added, 3 were here already, 4 images left out.` */
export function importSummary({ conversations, grown, presentCount }: AddedChats, leftOut: LeftOut): string {
	const { imported } = t;
	const parts: string[] = [];
	if (conversations.length > 0) parts.push(imported.added(conversations.length));
	if (grown.length > 0) parts.push(imported.grown(grown.length));
	if (presentCount > 0) parts.push(imported.present(presentCount));
	const missing = kinds.filter((kind) => (leftOut[kind] ?? 0) > 0).map((kind) => t.leftOut[kind](leftOut[kind] ?? 0));
	if (missing.length > 0) parts.push(imported.leftOut(missing));
	return parts.length === 0 ? imported.nothing : imported.sentence(parts);
}
