// Compares what the catalogue says of a model with its publisher's page and configuration.
import { asRecord, HubError } from './hub.js';

/** @typedef {import('../../src/lib/catalog/library-types.ts').LibraryModel} LibraryModel */
/** @typedef {import('../../src/lib/catalog/library-types.ts').Architecture} Architecture */
/** @typedef {LibraryModel['unverified'][number]} Fact */
/** @typedef {import('./hub.js').Hub} Hub */
/** @typedef {import('./hub.js').Info} Info */

/** Published counts are rounded, or leave out parts. */
const tolerance = 0.03;

/** @param {number} a @param {number} b */
const isNear = (a, b) => Math.abs(a - b) <= tolerance * b;

/**
 * @param {LibraryModel} model @param {Info} info
 * @returns {{ confirmed: Fact[], problems: string[] }}
 */
function compareInfo({ parameters, license, languages, architecture }, info) {
	/** @type {Fact[]} */
	const confirmed = [];
	const problems = [];
	if (info.license === license) confirmed.push('license');
	else if (info.license !== null) problems.push(`its licence is ${info.license}, not ${license}`);
	// A card that names fewer languages contradicts nothing.
	if (languages.every((code) => info.languages.includes(code))) confirmed.push('languages');
	if (info.parameters !== null) {
		// Some repositories store a table twice that the model shares between input and output.
		const table = architecture ? architecture.vocabulary * architecture.width : 0;
		const fits = isNear(parameters.total, info.parameters) || isNear(parameters.total + table, info.parameters);
		if (!fits) problems.push(`it has ${info.parameters} parameters, not ${parameters.total}`);
		else if (parameters.active === parameters.total) confirmed.push('parameters'); // no page counts the active ones
	}
	return { confirmed, problems };
}

/** @param {unknown} value @returns {number | null} */
const asNumber = (value) => (typeof value === 'number' ? value : null);

/**
 * @param {Architecture} architecture @param {Record<string, unknown>} config
 * @returns {{ name: string, ours: number, theirs: number | null }[]} `null`: the configuration does not say
 */
function comparePairs(architecture, config) {
	const { layers, kvLayers, heads, kvHeads, headWidth, width, vocabulary, slidingWindow } = architecture;
	const theirHeads = asNumber(config.num_attention_heads);
	const theirWidth = asNumber(config.hidden_size);
	const derived = theirHeads && theirWidth ? theirWidth / theirHeads : null;
	const types = Array.isArray(config.layer_types) ? config.layer_types : null;
	const countOf = (/** @type {string[]} */ names) => types?.filter((type) => names.includes(type)).length ?? null;
	const pairs = [
		{ name: 'layers', ours: layers, theirs: asNumber(config.num_hidden_layers) },
		{ name: 'width', ours: width, theirs: theirWidth },
		{ name: 'heads', ours: heads, theirs: theirHeads },
		{ name: 'heads of keys', ours: kvHeads, theirs: asNumber(config.num_key_value_heads) ?? theirHeads },
		{ name: 'numbers in a head', ours: headWidth, theirs: asNumber(config.head_dim) ?? derived },
		{ name: 'tokens in the vocabulary', ours: vocabulary, theirs: asNumber(config.vocab_size) }
	];
	const attention = countOf(['full_attention', 'sliding_attention', 'attention']);
	// Encoders keep nothing, whatever their layers are called.
	if (kvLayers > 0 && (types || kvLayers < layers))
		pairs.push({ name: 'layers with a KV cache', ours: kvLayers, theirs: attention });
	if (slidingWindow) {
		const { tokens, layers: windowed } = slidingWindow;
		pairs.push({ name: 'tokens in the window', ours: tokens, theirs: asNumber(config.sliding_window) });
		pairs.push({ name: 'layers with a window', ours: windowed, theirs: countOf(['sliding_attention']) });
	}
	return pairs;
}

/**
 * @param {LibraryModel} model @param {Record<string, unknown>} config
 * @returns {{ confirmed: Fact[], problems: string[] }}
 */
function compareConfig({ architecture, contextTokens }, config) {
	/** @type {Fact[]} */
	const confirmed = [];
	const problems = [];
	const longest = asNumber(config.max_position_embeddings);
	if (longest === contextTokens) confirmed.push('contextTokens');
	else if (longest !== null && longest < contextTokens)
		problems.push(`its longest context is ${longest} tokens, not ${contextTokens}`);
	if (architecture) {
		const pairs = comparePairs(architecture, config);
		const wrong = pairs.filter(({ ours, theirs }) => theirs !== null && theirs !== ours);
		problems.push(...wrong.map(({ name, ours, theirs }) => `it has ${theirs} ${name}, not ${ours}`));
		if (pairs.every(({ ours, theirs }) => ours === theirs)) confirmed.push('architecture');
	}
	return { confirmed, problems };
}

/**
 * Takes the mark off every fact that its publisher confirms. Nothing is corrected: a person decides who is right.
 * @param {LibraryModel} model
 * @param {Hub} hub
 * @returns {Promise<{ model: LibraryModel, notes: string[], problems: string[] }>}
 * @throws HubError when the hub cannot be reached
 */
export async function checkFacts(model, hub) {
	try {
		const info = await hub.info(model.source);
		const page = compareInfo(model, info);
		const config = await readConfig(model.source, info.sha, hub);
		const inside = config ? compareConfig(model, config) : { confirmed: [], problems: [] };
		const confirmed = [...page.confirmed, ...inside.confirmed];
		const unverified = model.unverified.filter((fact) => !confirmed.includes(fact));
		const news = model.unverified.filter((fact) => confirmed.includes(fact));
		return {
			model: { ...model, unverified },
			notes: news.length > 0 ? [`confirmed: ${news.join(', ')}`] : [],
			problems: [...page.problems, ...inside.problems]
		};
	} catch (error) {
		if (!(error instanceof HubError) || error.unreachable) throw error;
		return { model, notes: [], problems: [error.message] };
	}
}

/**
 * The part of a configuration that is about text.
 * @param {string} source @param {string} revision @param {Hub} hub
 * @returns {Promise<Record<string, unknown> | null>} `null`: it cannot be had without an account
 */
async function readConfig(source, revision, hub) {
	try {
		const config = asRecord(JSON.parse((await hub.file(source, revision, 'config.json')).toString('utf8')));
		return 'text_config' in config ? asRecord(config.text_config) : config;
	} catch (error) {
		if (error instanceof SyntaxError) throw new HubError(`config.json of ${source} is no JSON`);
		if (error instanceof HubError && error.refused) return null;
		throw error;
	}
}
