import { area } from '#lib/messages/area.ts';
import { plural } from '#lib/messages/format.ts';

/** What is wrong with a JSON schema that somebody typed. */
export const schema = area('schema', {
	/** @param problem what the browser's parser says */
	notJson: (problem: string) => `The schema is not JSON: ${problem}.`,
	notObject: 'The schema must be a JSON object.',
	tooLong: (most: number) =>
		`The schema can have at most ${plural(most, { one: '# character', other: '# characters' })}.`,
	/** @param reason of the engine, in English: `must be a string` */
	wrong: (reason: string) => `The schema ${reason}.`,
	/**
	 * @param place in the schema: `properties.age.multipleOf`
	 * @param reason of the engine, in English: `is not supported`
	 */
	wrongAt: (place: string, reason: string) => `${place} ${reason}.`
});
