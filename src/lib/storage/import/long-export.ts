import { refuse } from '#lib/storage/checks.ts';
import { formatName } from '#lib/storage/export-format.ts';

/** Above this even its parts would not fit into the memory of a tab. */
export const maxExportBytes = 2_000_000_000;

const beginning = `{"format":"${formatName}",`;

/** Is this an export of everything, as `exportEverything` writes it? Looks at how it begins. */
export async function isOwnExport(file: Blob): Promise<boolean> {
	return (await file.slice(0, beginning.length).text()) === beginning;
}

/**
 * The parsed JSON of an export that is longer than a string can be. It has one chat a line, and these are read one after
 * another.
 * @throws `request/invalid` when the lines are not as `exportEverything` writes them, or the last ones are missing
 */
export async function readLongExport(
	file: Blob,
	onBytes?: (doneBytes: number, totalBytes: number) => void
): Promise<unknown> {
	const conversations: unknown[] = [];
	let head: object | null = null;
	let rest: object | null = null;
	for await (const line of linesOf(file, onBytes)) {
		if (rest !== null) return refuseText();
		if (head === null) head = parse(`${line}]}`);
		else if (line.startsWith('],')) rest = parse(`{${line.slice(2)}`);
		else conversations.push(parse(line.endsWith(',') ? line.slice(0, -1) : line));
	}
	return rest === null ? refuseText() : { ...head, ...rest, conversations };
}

/** The lines of a file that are not empty. */
async function* linesOf(
	file: Blob,
	onBytes?: (doneBytes: number, totalBytes: number) => void
): AsyncGenerator<string, void, void> {
	const reader = file.stream().getReader();
	const decoder = new TextDecoder();
	let begun: string[] = [];
	let doneBytes = 0;
	try {
		for (let next = await reader.read(); !next.done; next = await reader.read()) {
			const [first = '', ...more] = decoder.decode(next.value, { stream: true }).split('\n');
			begun.push(first);
			for (const line of more) {
				const whole = begun.join('');
				begun = [line];
				if (whole !== '') yield whole;
			}
			doneBytes += next.value.length;
			onBytes?.(doneBytes, file.size);
		}
		const last = begun.join('');
		if (last !== '') yield last;
	} finally {
		await reader.cancel();
	}
}

function parse(json: string): object {
	try {
		const value: unknown = JSON.parse(json);
		if (typeof value === 'object' && value !== null) return value;
	} catch {
		// refused below
	}
	return refuseText();
}

function refuseText(): never {
	return refuse('file', { kind: 'not-json', line: null });
}
