import {
	amount,
	flag,
	type Found,
	items,
	member,
	moment,
	nullable,
	oneOf,
	refuse,
	refuseType,
	text
} from '#lib/storage/checks.ts';
import { parseThinking } from '#lib/storage/parse-chat-settings.ts';
import { type Receipt, type SamplingChoice, type TokenLog, tokenLogLimits } from '#lib/storage/chat-types.ts';

const samplingNumbers = [
	...(['maxTokens', 'temperature', 'topP', 'topK', 'minP', 'seed'] as const),
	...(['repetitionPenalty', 'presencePenalty', 'frequencyPenalty'] as const)
];

/**
 * How sure a model was, out of data of unknown origin. Whether it fits the text is looked at where it is shown.
 * @throws `request/invalid` naming the first place that is wrong
 */
export function parseTokenLog(found: Found): TokenLog {
	const lengths = limited(member(found, 'lengths'), tokenLogLimits.tokens).map(whole);
	const centinats = limited(member(found, 'centinats'), tokenLogLimits.tokens).map(whole);
	const others = limited(member(found, 'others'), tokenLogLimits.tokens).map((list) =>
		limited(list, tokenLogLimits.alternatives).map(alternative)
	);
	if (centinats.length !== lengths.length || others.length !== lengths.length)
		refuse(found.place, { kind: 'uneven-lists' });
	const again = member(found, 'again').value === true ? { again: true as const } : {};
	return { from: whole(member(found, 'from')), lengths, centinats, others, ...again };
}

function alternative(found: Found): readonly [string, number] {
	const [word, number] = limited(found, 2);
	if (!word || !number) return refuseType(found.place, 'text-and-number');
	if (text(word).length > tokenLogLimits.chars)
		refuse(word.place, { kind: 'too-many', of: 'characters', most: tokenLogLimits.chars });
	return [text(word), whole(number)];
}

/** @throws `request/invalid` naming the first place that is wrong */
export function parseReceipt(found: Found): Receipt {
	const adapters = member(found, 'adapters');
	const thinking = member(found, 'thinking');
	const words = (name: 'app' | 'modelId' | 'modelName' | 'quantization' | 'engine' | 'engineVersion') =>
		text(member(found, name));
	const count = (name: 'fileCount' | 'threads' | 'contextTokens' | 'from') => whole(member(found, name));
	return {
		app: words('app'),
		modelId: words('modelId'),
		modelName: words('modelName'),
		weightsSha256: nullable(member(found, 'weightsSha256'), sha256),
		fileCount: count('fileCount'),
		quantization: words('quantization'),
		engine: words('engine'),
		engineVersion: words('engineVersion'),
		backend: oneOf(member(found, 'backend'), ['webgpu', 'cpu']),
		threads: count('threads'),
		contextTokens: count('contextTokens'),
		sampling: sampling(member(found, 'sampling')),
		seedDrawn: flag(member(found, 'seedDrawn')),
		...(adapters.value === undefined ? {} : { adapters: items(adapters).map(adapter) }),
		...(thinking.value === undefined ? {} : { thinking: parseThinking(thinking) }),
		systemSha256: nullable(member(found, 'systemSha256'), sha256),
		promptSha256: sha256(member(found, 'promptSha256')),
		from: count('from'),
		startedAtMs: moment(member(found, 'startedAtMs')),
		tookMs: amount(member(found, 'tookMs'))
	};
}

/** As it was sent. Limits are the engine's business: publishers of models advise what no field of ours would take. */
function sampling(found: Found): SamplingChoice {
	const sent: SamplingChoice = {};
	for (const name of samplingNumbers) {
		const given = member(found, name);
		if (given.value !== undefined) sent[name] = finite(given);
	}
	const stop = member(found, 'stop');
	if (stop.value !== undefined) sent.stop = items(stop).map(text);
	return sent;
}

function adapter(found: Found): { path: string; scale: number } {
	return { path: text(member(found, 'path')), scale: finite(member(found, 'scale')) };
}

function finite({ value, place }: Found): number {
	return typeof value === 'number' && Number.isFinite(value) ? value : refuseType(place, 'number');
}

function whole(found: Found): number {
	const number = amount(found);
	return Number.isSafeInteger(number) ? number : refuseType(found.place, 'whole');
}

function sha256(found: Found): string {
	const hash = text(found);
	return /^[0-9a-f]{64}$/.test(hash) ? hash : refuseType(found.place, 'sha256');
}

function limited(found: Found, most: number): Found[] {
	const list = items(found);
	return list.length > most ? refuse(found.place, { kind: 'too-many', of: 'entries', most }) : list;
}
