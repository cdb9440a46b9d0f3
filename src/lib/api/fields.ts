import { ApiError, badParam, unsupportedParam } from '#lib/api/errors.ts';

export type JsonObject = Record<string, unknown>;

/** An escape of half a character: some clients cut texts in the middle of an emoji. */
const halfEscapes = /\\ud[89a-f]/i;

/** Half a character becomes U+FFFD, as wherever text is sent as UTF-8. */
function mend(_key: string, value: unknown): unknown {
	return typeof value === 'string' ? value.toWellFormed() : value;
}

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The body of a request as an object.
 * @throws `ApiError` 400, 415
 */
export function readBody({
	headers,
	body
}: {
	headers: Readonly<Record<string, string>>;
	body: Uint8Array;
}): JsonObject {
	const type = headers['content-type'];
	// Text without a type, as fetch and Ollama's clients send it, is taken for what it can only be.
	if (type !== undefined && !/^(application\/([\w.-]+\+)?json|text\/plain)\b/i.test(type))
		throw new ApiError({ status: 415, message: `The body must be application/json, not ${type}.` });
	let value: unknown;
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
		value = JSON.parse(text, halfEscapes.test(text) ? mend : undefined);
	} catch {
		throw new ApiError({ status: 400, message: 'The body is not valid JSON.', code: 'invalid_json' });
	}
	if (!isObject(value))
		throw new ApiError({ status: 400, message: 'The body must be a JSON object.', code: 'invalid_json' });
	return value;
}

/**
 * Members of an object, read one by one with their types. `null` counts as absent, as in OpenAI's API. What nobody has
 * read at the end is unknown, and refused: nothing that was asked for is dropped in silence.
 */
export class Fields {
	readonly #values: JsonObject;
	readonly #path: string;
	readonly #read = new Set<string>();

	/** @param path of the object within the request; empty for the request itself */
	constructor(values: JsonObject, path = '') {
		this.#values = values;
		this.#path = path;
	}

	/** The member's name as an error tells it. */
	at(name: string): string {
		return this.#path === '' ? name : `${this.#path}.${name}`;
	}

	raw(name: string): unknown {
		this.#read.add(name);
		const value = Object.hasOwn(this.#values, name) ? this.#values[name] : undefined;
		return value === null ? undefined : value;
	}

	/** @throws `ApiError` 400 */
	string(name: string): string | undefined {
		return this.#typed(name, 'a string', (value): value is string => typeof value === 'string');
	}

	/** @throws `ApiError` 400 */
	required(name: string): string {
		const value = this.string(name);
		if (value === undefined || value === '') throw badParam(this.at(name), 'is missing', 'missing_required_parameter');
		return value;
	}

	/** @throws `ApiError` 400 */
	boolean(name: string): boolean | undefined {
		return this.#typed(name, 'true or false', (value): value is boolean => typeof value === 'boolean');
	}

	/** @throws `ApiError` 400 */
	number(name: string, low: number, high: number, whole = false): number | undefined {
		const kind = `${whole ? 'a whole' : 'a'} number from ${low} to ${high}`;
		const value = this.#typed(name, kind, (value): value is number => typeof value === 'number');
		if (value !== undefined && !(value >= low && value <= high && (!whole || Number.isInteger(value))))
			throw badParam(this.at(name), `must be ${kind}`);
		return value;
	}

	/** @throws `ApiError` 400 */
	object(name: string): Fields | undefined {
		const value = this.#typed(name, 'an object', isObject);
		return value && new Fields(value, this.at(name));
	}

	/** @throws `ApiError` 400 */
	plain(name: string): JsonObject | undefined {
		return this.#typed(name, 'an object', isObject);
	}

	/** @throws `ApiError` 400 */
	list(name: string): unknown[] | undefined {
		return this.#typed(name, 'a list', (value): value is unknown[] => Array.isArray(value));
	}

	/** Objects of a list, each with its place in it. @throws `ApiError` 400 */
	objects(name: string): Fields[] | undefined {
		return this.list(name)?.map((value, index) => {
			const path = `${this.at(name)}[${index}]`;
			if (!isObject(value)) throw badParam(path, 'must be an object', 'invalid_type');
			return new Fields(value, path);
		});
	}

	/** One of some words. @throws `ApiError` 400 */
	oneOf<T extends string>(name: string, words: readonly T[]): T | undefined {
		const kind = `one of ${words.join(', ')}`;
		const value = this.#typed(name, kind, (value): value is string => typeof value === 'string');
		if (value !== undefined && !words.includes(value as T)) throw badParam(this.at(name), `must be ${kind}`);
		return value as T | undefined;
	}

	/** Reads members that change nothing here; returns the names of those that are there. */
	ignore(...names: string[]): string[] {
		return names.filter((name) => this.raw(name) !== undefined).map((name) => this.at(name));
	}

	/** Refuses members that are understood and cannot be honoured, unless they say what holds anyway. @throws `ApiError` 400 */
	refuse(name: string, reason: string, harmless: readonly unknown[] = []): void {
		const value = this.raw(name);
		if (value !== undefined && !harmless.includes(value)) throw unsupportedParam(this.at(name), reason);
	}

	/** Call it last. @throws `ApiError` 400 for a member that nobody has read */
	end(): void {
		const unknown = Object.keys(this.#values).find((name) => !this.#read.has(name) && this.#values[name] !== null);
		if (unknown !== undefined) throw badParam(this.at(unknown), 'is not known', 'unknown_parameter');
	}

	#typed<T>(name: string, kind: string, is: (value: unknown) => value is T): T | undefined {
		const value = this.raw(name);
		if (value === undefined) return undefined;
		if (!is(value)) throw badParam(this.at(name), `must be ${kind}`, 'invalid_type');
		return value;
	}
}
