/** How the texts of tokens are written down, in xgrammar's words. */
export type Spelling = 'byte_level' | 'byte_fallback' | 'raw';

/** The types of a decoder and of those that it is made of. */
function decoderTypes(decoder: unknown): string[] {
	if (typeof decoder !== 'object' || decoder === null) return [];
	const { type, decoders } = decoder as { type?: unknown; decoders?: unknown };
	return [String(type), ...(Array.isArray(decoders) ? decoders.flatMap(decoderTypes) : [])];
}

/**
 * How a tokenizer writes bytes: as the letters of GPT-2, or as SentencePiece does, with `▁` and `<0x0A>`.
 * @param file tokenizer.json
 */
export function readSpelling(file: unknown): Spelling {
	const types = decoderTypes((file as { decoder?: unknown } | null)?.decoder);
	if (types.includes('ByteLevel')) return 'byte_level';
	return types.some((type) => type === 'ByteFallback' || type === 'Metaspace') ? 'byte_fallback' : 'raw';
}

/**
 * The tokens in the order of their ids.
 * @param size how many logits the network has, which can be more than there are tokens
 * @param textless ids of tokens that are no text
 * @returns empty for an id that stands for no text
 */
export function listTokens(
	vocabulary: ReadonlyMap<string, number>,
	size: number,
	textless: ReadonlySet<number>
): string[] {
	const tokens = new Array<string>(size).fill('');
	for (const [token, id] of vocabulary) if (id < size && !textless.has(id)) tokens[id] = token;
	return tokens;
}
