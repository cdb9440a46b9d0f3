// `npm run guide:eval`: asks Guide every question of training/guide/eval through the app's engine in a real browser, writes
// training/guide/eval/REPORT.md, and ends with status 1 when a goal is missed.
//   --every 5     only each fifth question      --samples 100   fewer answers at temperature 0.8
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { median } from '../bench/page.js';
import { openEnginePage } from '../engine-page.js';
import { makeArithmetic } from './arithmetic.js';
import { checkGoals, hasLoop } from './goals.js';
import { readQuestions, readRefusals } from './questions.js';
import { writeReport } from './report.js';

const { values: options } = parseArgs({
	options: { every: { type: 'string', default: '1' }, samples: { type: 'string', default: '1000' } }
});
const every = Number(options.every);
const sampleCount = Number(options.samples);
const sampleTemperature = 0.8;

const { page, close } = await openEnginePage('guide-eval', 'guideEval');

/** @returns {Promise<{ loadMs: number, backend: string, threads: number }>} */
const load = () => page.evaluate(() => /** @type {any} */ (window).guideEval.load());
/** @param {string[]} turns @param {number} temperature @param {number} seed @returns {Promise<import('./types.ts').GuideAnswer>} */
const ask = (turns, temperature = 0, seed = 1) =>
	page.evaluate(([...args]) => /** @type {any} */ (window).guideEval.ask(...args), [turns, temperature, seed]);

const loaded = await load();
const firstTokenMs = (await ask(['What can you do?'])).firstTokenMs ?? Infinity;
const refusals = readRefusals();
const questions = [...readQuestions(), ...makeArithmetic(100, 1)].filter((_, index) => index % every === 0);
/** @type {import('./types.ts').Judged[]} */
const judged = [];
for (const question of questions) {
	const answer = await ask(question.turns);
	const text = answer.text.trim();
	judged.push({ ...question, answer, right: question.expected.test(text), refused: refusals.has(text) });
	if (judged.length % 100 === 0) console.log(`${judged.length} of ${questions.length} questions`);
}

const loops = [];
for (let index = 0; index < sampleCount; index++) {
	const { turns } = questions[(index * 7) % questions.length] ?? { turns: ['Hello'] };
	const { text, reason } = await ask(turns, sampleTemperature, index);
	if (reason !== 'stop' || hasLoop(text)) loops.push(`${turns.join(' >> ')}: ${text}`);
}
await close();

const speeds = judged.flatMap(({ answer: { completionTokens, decodeMs } }) =>
	completionTokens > 20 && decodeMs > 0 ? [((completionTokens - 1) * 1000) / decodeMs] : []
);
const goals = checkGoals(
	judged.filter(({ set }) => set !== 'dev'),
	{ loops: loops.length, samples: sampleCount, tokensPerSecond: median(speeds), firstTokenMs }
);
const machine = `${cpus().length} cores of ${cpus()[0]?.model}, ${loaded.threads} thread, on the ${loaded.backend}.`;
for (const loop of loops) console.log(`loop: ${loop}`);
console.table(goals);
const share = every === 1 ? '' : ` Only each ${every}th question was asked.`;
writeFileSync('training/guide/eval/REPORT.md', writeReport(judged, goals, machine + share));
writeFileSync('test-results/guide-eval.json', JSON.stringify(judged, null, '\t'));
process.exitCode = goals.every(({ met }) => met) ? 0 : 1;
