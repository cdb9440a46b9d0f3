import { asObjectJson } from '#lib/storage/import/fields.ts';
import type { Carried, ForeignToolUse } from '#lib/storage/import/types.ts';

/** Blocks never nest, so the first end is theirs. */
const block = /<details\s+type="(reasoning|tool_calls|code_interpreter)"([^>]*)>([\s\S]*?)<\/details>\s*/g;

/**
 * An answer of Open WebUI in its parts: `<details type="reasoning" done="true" duration="3">` with quoted lines, and
 * `<details type="tool_calls" name="" arguments="" result="">` with everything in escaped attributes.
 */
export function splitDetails(content: string): Carried & { text: string } {
	if (!content.includes('<details')) return { text: content, reasoning: '', reasoningMs: 0, toolUses: [] };
	const thoughts: string[] = [];
	const toolUses: ForeignToolUse[] = [];
	let reasoningMs = 0;
	const text = content.replace(block, (whole, type: string, attributes: string, body: string) => {
		if (type === 'reasoning') {
			thoughts.push(unquoted(body));
			const seconds = Number(attribute(attributes, 'duration'));
			reasoningMs += Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
			return '';
		}
		const name = attribute(attributes, 'name');
		if (type !== 'tool_calls' || name === '') return whole;
		const json = attribute(attributes, 'arguments');
		toolUses.push({ name, arguments: asObjectJson(json), result: attribute(attributes, 'result') });
		return '';
	});
	return { text: text.trim(), reasoning: thoughts.filter(Boolean).join('\n\n'), reasoningMs, toolUses };
}

function unquoted(body: string): string {
	return unescaped(body.replace(/<summary>[\s\S]*?<\/summary>/, ''))
		.split('\n')
		.map((line) => line.replace(/^> ?/, ''))
		.join('\n')
		.trim();
}

function attribute(attributes: string, name: string): string {
	const found = new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
	return found === undefined ? '' : unescaped(found);
}

const characters: Readonly<Record<string, string>> = { quot: '"', '#x27': "'", '#39': "'", lt: '<', gt: '>', amp: '&' };

function unescaped(text: string): string {
	return text.replace(/&(quot|#x27|#39|lt|gt|amp);/g, (whole, name: string) => characters[name] ?? whole);
}
