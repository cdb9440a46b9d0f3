/** A long answer with every kind of block that the renderer knows. */
export const longMarkdown = `# A long answer

This answer is scripted. It has **bold**, *italic*, \`code\`, ~~struck~~ text and a [link](https://example.com/).

## A list

1. First
   - nested
   - [x] done
2. Second

> A quotation of two lines,
> to see how it looks.

| Model | Size | Speed |
| --- | ---: | ---: |
| Guide | 6.8 MB | 120 |
| Other | 1.2 GB | 14 |

\`\`\`ts
export function tokensPerSecond(tokens: number, ms: number): number {
	return (tokens * 1000) / ms; // not a model's work
}
\`\`\`

Inline math $e^{i\\pi} + 1 = 0$ and a block:

$$
\\sum_{n=1}^{\\infty} \\frac{1}{n^2} = \\frac{\\pi^2}{6}
$$

---

${Array.from({ length: 12 }, (_, index) => `Paragraph ${index + 1} says a few words more, so that the page must scroll while they arrive.`).join('\n\n')}
`;

const vocabulary =
	'a quiet room with fire keeps its words at home and every answer here comes from this device alone while nothing leaves'.split(
		' '
	);

/** Words in a row, each with the blank before it. */
export function someWords(count: number, random: () => number): string[] {
	return Array.from({ length: count }, (_, index) => {
		const word = vocabulary[Math.floor(random() * vocabulary.length)] ?? '';
		return index === 0 ? word : ` ${word}`;
	});
}

const tokenPattern = /<\|[^|\s<>]+\|>|\s*[^\s<]+|\s+|</g;

/** Text in the fake engine's tokens: control markers whole, else words with the blanks before them. */
export function splitTokens(text: string): string[] {
	return text.match(tokenPattern) ?? [];
}

/** So many tokens of Markdown of every kind. */
export function manyMarkdownTokens(count: number): string[] {
	const once = splitTokens(longMarkdown);
	return Array.from({ length: count }, (_, index) => once[index % once.length] ?? '');
}
