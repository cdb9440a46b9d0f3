import { accuracy } from './goals.js';
/** @typedef {import('./types.ts').Judged} Judged */

/** @param {readonly Judged[]} list @param {(question: Judged) => string} keyOf */
function groupBy(list, keyOf) {
	/** @type {Map<string, Judged[]>} */
	const groups = new Map();
	for (const question of list) groups.set(keyOf(question), [...(groups.get(keyOf(question)) ?? []), question]);
	return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** @param {readonly Judged[]} list */
const score = (list) =>
	list.length === 0
		? ''
		: `${list.filter(({ right }) => right).length}/${list.length} (${(100 * accuracy(list)).toFixed(0)} %)`;

/** @param {string} text */
const quote = (text) => text.replaceAll('\n', ' ').replaceAll('|', '\\|');

/**
 * The report as Markdown.
 * @param {readonly Judged[]} judged
 * @param {ReturnType<typeof import('./goals.js').checkGoals>} goals
 * @param {string} machine
 */
export function writeReport(judged, goals, machine) {
	const sets = groupBy(judged, ({ set }) => set).map(([set]) => set);
	const lines = [
		'# How well Guide answers',
		'',
		`Made by \`npm run guide:eval\`: every question goes through the app's own host, worker and engine in Chromium, to the`,
		'weights in `static/models/guide`, at temperature 0. ' + machine,
		'',
		'`dev` was looked at while the patterns were written and is left out of the goals. The other sets were not: `fresh_1`',
		'and `fresh_2_*` were written without sight of the patterns, `fresh_3` so after all patterns and rules were finished,',
		'`templates` comes from patterns that training never sees, and `arithmetic` is made by',
		'`scripts/guide-eval/arithmetic.js`. Failures of `arithmetic`, of calculations in `fresh_*` and of a part of `templates`',
		'were looked at when the rules of `src/lib/state/handbook.ts` and `src/lib/tools/handbook` were made; no pattern was',
		'added for them.',
		'Facts overlap: where the answer of another fact was found by reading to answer the question fully, it counts as right',
		'(`also-right.tsv` has every case). The row below the first leaves those out.',
		'Questions are asked as the app asks them: looked up in the handbook first (docs/decisions/0022-handbook.md).',
		'',
		'| goal | wanted | measured | met |',
		'| --- | --- | --- | --- |',
		...goals.map(({ name, goal, measured, met }) => `| ${name} | ${goal} | ${measured} | ${met ? 'yes' : '**no**'} |`),
		'',
		`| group | ${sets.join(' | ')} | all |`,
		`| --- | ${sets.map(() => '---').join(' | ')} | --- |`,
		...[...groupBy(judged, ({ group }) => group), /** @type {const} */ (['all', judged])].map(
			([group, list]) =>
				`| ${group} | ${sets.map((set) => score(list.filter((question) => question.set === set))).join(' | ')} | ${score(list)} |`
		),
		'',
		'## What went wrong',
		'',
		'The question, the fact that was meant, and the beginning of the answer.',
		''
	];
	for (const [group, list] of groupBy(
		judged.filter(({ right }) => !right),
		({ group }) => group
	)) {
		lines.push(`### ${group}`, '');
		for (const { set, factId, turns, answer } of list) {
			const said = answer.text.trim() || `(no text; called ${answer.calls.join(' → ')})`;
			lines.push(`- ${quote(turns.join(' >> '))} (${factId}, ${set}): ${quote(said.slice(0, 90))}`);
		}
		lines.push('');
	}
	return lines.join('\n');
}
