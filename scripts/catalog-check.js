// `npm run catalog:check`: asks the hub for the revision, the files, sizes and hashes of every build in
// src/lib/catalog/catalog.json, fills in what is not known yet, and says what changed or vanished. Needs internet. Ends with 1
// when the hub contradicts the catalogue. Options, after `--`: --update (take newer revisions), --only=START (models whose id
// begins so), --catalog=FILE. HEARTH_HUB and HEARTH_MLC_LIBRARIES name mirrors, HF_TOKEN an account for gated pages.
import { readFile, writeFile } from 'node:fs/promises';
import { checkBuild } from './catalog-check/build.js';
import { checkFacts } from './catalog-check/facts.js';
import { Hub, HubError } from './catalog-check/hub.js';

/** @typedef {import('../src/lib/catalog/library-types.ts').Library} Library */
/** @typedef {import('../src/lib/catalog/library-types.ts').LibraryModel} LibraryModel */

/** @param {string} reason @returns {never} */
function fail(reason) {
	console.error(reason);
	process.exit(1);
}

const { HEARTH_HUB = 'https://huggingface.co', HEARTH_MLC_LIBRARIES, HF_TOKEN } = process.env;
const args = process.argv.slice(2);
const valueOf = (/** @type {string} */ name) =>
	args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const odd = args.find((arg) => arg !== '--update' && !/^--(only|catalog)=./.test(arg));
if (odd) fail(`${odd} is not known. Options are --update, --only=START and --catalog=FILE.`);
const path = valueOf('catalog') ?? 'src/lib/catalog/catalog.json';
const only = valueOf('only') ?? '';
// The package is large, and so is Prettier below: neither is loaded for nothing.
const libraries = HEARTH_MLC_LIBRARIES
	? `${HEARTH_MLC_LIBRARIES.replace(/\/+$/, '')}/`
	: (await import('@mlc-ai/web-llm')).modelLibURLPrefix;
const hub = new Hub(HEARTH_HUB, { token: HF_TOKEN || undefined });

const before = await readFile(path, 'utf8');
/** @type {Library} */
const catalog = JSON.parse(before);
const models = [...catalog.models];
let checked = 0;
let problemCount = 0;

/** @param {string} name @param {{ notes: string[], problems: string[] }} outcome */
function report(name, { notes, problems }) {
	for (const note of notes) console.log(`${name}: ${note}`);
	for (const problem of problems) console.error(`${name}: PROBLEM: ${problem}`);
	problemCount += problems.length;
}

/** @param {LibraryModel} model @returns {Promise<LibraryModel>} */
async function checkModel(model) {
	const facts = await checkFacts(model, hub);
	report(model.id, facts);
	const builds = [];
	for (const build of model.builds) {
		const outcome = await checkBuild(build, { hub, libraries, update: args.includes('--update') });
		report(`${model.id} (${build.engine}, ${build.quantization}, ${build.repository})`, outcome);
		builds.push(outcome.build);
		checked++;
	}
	return { ...facts.model, builds };
}

/** Short objects on one line each: the file stays readable, and smaller. */
async function save() {
	const { format, resolveConfig } = await import('prettier');
	const options = {
		...(await resolveConfig(path)),
		parser: 'json',
		plugins: [],
		objectWrap: /** @type {const} */ ('collapse')
	};
	const after = await format(JSON.stringify({ ...catalog, models }), options);
	if (after !== before) await writeFile(path, after);
	console.log(after === before ? 'Nothing had to be written.' : `Wrote ${path}.`);
}

try {
	for (const [index, model] of models.entries()) {
		if (model.id.startsWith(only)) models[index] = await checkModel(model);
	}
} catch (error) {
	if (!(error instanceof HubError)) throw error;
	problemCount++;
	console.error(`Stopped: ${error.message}. What was found until then is kept.`);
}
if (checked === 0 && problemCount === 0) fail(`No model has an id that begins with ${only}.`);
await save();
console.log(`Builds checked: ${checked}. Problems: ${problemCount}.`);
process.exitCode = problemCount > 0 ? 1 : 0;
