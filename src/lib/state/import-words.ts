import { plural } from '#lib/base/units.ts';
import type { LeftOut, LeftOutKind } from '#lib/storage/import/types.ts';
import type { AddedChats } from '#lib/storage/types.ts';

const nouns: Readonly<Record<LeftOutKind, string>> = {
	image: 'image',
	file: 'file',
	recording: 'recording',
	'custom instruction': 'custom instruction'
};

/** What an import did, as one sentence: `12 chats added, 3 were here already, 4 images left out.` */
export function importSummary({ conversations, grown, presentCount }: AddedChats, leftOut: LeftOut): string {
	const parts: string[] = [];
	if (conversations.length > 0) parts.push(`${plural(conversations.length, 'chat')} added`);
	if (grown.length > 0) parts.push(`${grown.length} got newer messages`);
	if (presentCount > 0)
		parts.push(`${presentCount.toLocaleString('en')} ${presentCount === 1 ? 'was' : 'were'} here already`);
	const missing = (Object.keys(nouns) as LeftOutKind[])
		.filter((kind) => (leftOut[kind] ?? 0) > 0)
		.map((kind) => plural(leftOut[kind] ?? 0, nouns[kind]));
	if (missing.length > 0) parts.push(`${new Intl.ListFormat('en').format(missing)} left out`);
	const words = parts.length === 0 ? 'the file holds no chats' : parts.join(', ');
	return `${words[0]?.toUpperCase()}${words.slice(1)}.`;
}
