/** How long the browser may take to begin reading what it saves. */
const keptMs = 60_000;

/** Saves bytes through the browser's download. */
export function saveFile(blob: Blob, name: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(blob);
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), keptMs);
}
