// `npm run guide:eval`: asks Guide every question of training/guide/eval through the app's engine in a real browser, writes
// training/guide/eval/REPORT.md, and ends with status 1 when a goal is missed.
//   --every 5     only each fifth question      --samples 100   fewer answers at temperature 0.8
//   --again       judges the answers of the last run anew, with the same --every
//   --reask TEXT  the same, after what was answered with this text was asked again: at temperature 0 the rest stays as it is
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { median } from '../bench/page.js';
import { makeArithmetic } from './arithmetic.js';
import { askAll } from './ask.js';
import { checkGoals } from './goals.js';
import { readAlsoRight, readQuestions, readRefusals } from './questions.js';
import { writeReport } from './report.js';

const runFile = 'test-results/guide-eval.json';

const { values: options } = parseArgs({
	options: {
		every: { type: 'string', default: '1' },
		samples: { type: 'string', default: '1000' },
		again: { type: 'boolean', default: false },
		reask: { type: 'string' }
	}
});
const every = Number(options.every);
const questions = [...readQuestions(), ...makeArithmetic(100, 1)].filter((_, index) => index % every === 0);
/** @type {import('./types.ts').Run} */
const run = options.again
	? lastRun()
	: options.reask
		? await askSomeAgain(lastRun(), options.reask)
		: await askAll(questions, Number(options.samples));
if (run.answers.length !== questions.length) throw new Error('the last run asked other questions');
mkdirSync('test-results', { recursive: true });
writeFileSync(runFile, JSON.stringify(run, null, '\t'));

/** @returns {import('./types.ts').Run} */
function lastRun() {
	return JSON.parse(readFileSync(runFile, 'utf8'));
}

/** @param {import('./types.ts').Run} last @param {string} text @returns {Promise<import('./types.ts').Run>} */
async function askSomeAgain(last, text) {
	const places = [...last.answers.keys()].filter((place) => last.answers[place]?.text.includes(text));
	const { answers, firstTokenMs } = await askAll(
		places.flatMap((place) => questions[place] ?? []),
		0
	);
	const changed = new Map(places.map((place, index) => [place, answers[index]]));
	return { ...last, firstTokenMs, answers: last.answers.map((answer, place) => changed.get(place) ?? answer) };
}

const refusals = readRefusals();
const alsoRight = readAlsoRight();
const judged = questions.map((question, index) => {
	const answer = /** @type {import('./types.ts').GuideAnswer} */ (run.answers[index]);
	const text = answer.text.trim();
	const expected = question.expected.test(text);
	const right = expected || (alsoRight.get(question.turns.join(' >> '))?.has(text) ?? false);
	return { ...question, answer, byReading: right && !expected, right, refused: refusals.has(text) };
});
const speeds = run.answers.flatMap(({ completionTokens, decodeMs }) =>
	completionTokens > 20 && decodeMs > 0 ? [((completionTokens - 1) * 1000) / decodeMs] : []
);
const goals = checkGoals(
	judged.filter(({ set }) => set !== 'dev'),
	{
		loops: run.loops.length,
		samples: run.samples,
		tokensPerSecond: median(speeds),
		firstTokenMs: run.firstTokenMs
	}
);
for (const loop of run.loops) console.log(`loop: ${loop}`);
console.table(goals);
const share = every === 1 ? '' : ` Only one question in ${every} was asked.`;
writeFileSync('training/guide/eval/REPORT.md', writeReport(judged, goals, run.machine + share));
process.exitCode = goals.every(({ met }) => met) ? 0 : 1;
