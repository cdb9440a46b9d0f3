import { checkGrammar } from '#lib/engines/contract/forms/grammar-check.ts';
import { schemaToGrammar } from '#lib/engines/contract/forms/schema-grammar.ts';
import type { ResponseFormat } from '#lib/engines/contract/types.ts';

/**
 * The form of an answer as a GBNF grammar that an engine survives; the same one for every engine.
 * @throws `request/invalid` that names the place
 */
export function toGrammar(format: ResponseFormat): string {
	if (format.type === 'jsonSchema') return schemaToGrammar(format.schema);
	checkGrammar(format.grammar);
	return format.grammar;
}
