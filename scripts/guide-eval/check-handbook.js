// `node scripts/guide-eval/check-handbook.js`: asks Guide every question of its handbook through the app's engine in a real
// browser, and lists those that do not get a written answer of their fact. PyTorch, which chose them, rounds a little differently.
import { readFileSync } from 'node:fs';
import { openEnginePage } from '../engine-page.js';
import { readAnswers } from './questions.js';

const answers = readAnswers();
const questions = readFileSync('training/guide/handbook_questions.txt', 'utf8')
	.split('\n')
	.flatMap((line) => {
		const [, id = '', rest = ''] = /^(\w+): (.+)$/.exec(line) ?? [];
		return id ? [{ id, question: rest.split(' = ')[0] ?? rest }] : [];
	});

const { page, close } = await openEnginePage('guide-eval', 'guideEval');
await page.evaluate(() => /** @type {any} */ (window).guideEval.load());
const wrong = [];
for (const { id, question } of questions) {
	/** @type {import('./types.ts').GuideAnswer} */
	const { text } = await page.evaluate(
		(text) => /** @type {any} */ (window).guideEval.ask([text], 0, 1, true),
		question
	);
	if (!answers.get(id)?.has(text.trim().replaceAll('\n', '\\n')))
		wrong.push(`${id}: ${question}\n    ${text.slice(0, 120)}`);
}
await close();
for (const line of wrong) console.log(line);
console.log(`${questions.length - wrong.length} of ${questions.length} questions get the answer of their fact`);
process.exitCode = wrong.length === 0 ? 0 : 1;
