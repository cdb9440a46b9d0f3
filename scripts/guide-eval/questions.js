import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = 'training/guide';

/** @param {string} path */
const linesOf = (path) => readFileSync(join(folder, path), 'utf8').split('\n');

/** @param {string} path @param {string} extension */
const filesIn = (path, extension) =>
	readdirSync(join(folder, path))
		.filter((name) => name.endsWith(extension))
		.sort();

/** Which topic file each fact stands in. @returns {Map<string, string>} */
export function readGroups() {
	const groups = new Map();
	for (const name of filesIn('knowledge', '.txt'))
		for (const line of linesOf(`knowledge/${name}`))
			if (line.startsWith('== ')) groups.set(line.slice(3).trim(), name.replace('.txt', ''));
	return groups;
}

/** Every sentence by which Guide declines a question. @returns {Set<string>} */
export function readRefusals() {
	return new Set(
		linesOf('knowledge/refusals.txt')
			.filter((line) => line.startsWith('> '))
			.map((line) => line.slice(2).trim())
	);
}

/** All written answers of each fact. @returns {Map<string, Set<string>>} */
export function readAnswers() {
	const answers = new Map();
	for (const name of filesIn('knowledge', '.txt')) {
		let of = new Set();
		for (const line of linesOf(`knowledge/${name}`)) {
			if (line.startsWith('== ')) answers.set(line.slice(3).trim(), (of = new Set()));
			else if (line.startsWith('> ')) of.add(line.slice(2).trim());
		}
	}
	return answers;
}

/**
 * Questions that the answer of another fact answers as well, by reading: "question | fact" in eval/also-right.tsv.
 * @returns {Map<string, Set<string>>} by the question, the answers that are right, too
 * @throws Error naming a fact that does not exist
 */
export function readAlsoRight() {
	const answers = readAnswers();
	/** @type {Map<string, Set<string>>} */
	const also = new Map();
	for (const line of linesOf('eval/also-right.tsv')) {
		if (line.trim() === '' || line.startsWith('#')) continue;
		const [question = '', factId = ''] = line.split('\t');
		const written = answers.get(factId.trim());
		if (!written) throw new Error(`also-right.tsv: there is no fact called ${factId}`);
		also.set(question.trim(), new Set([...written, ...(also.get(question.trim()) ?? [])]));
	}
	return also;
}

/**
 * A regular expression in Python's spelling, as the files have it.
 * @param {string} source
 */
export function toRegExp(source) {
	const flags = /^\(\?([is]+)\)/.exec(source);
	return new RegExp(flags ? source.slice(flags[0].length) : source, flags?.[1] ?? '');
}

/**
 * The questions of training/guide/eval.
 * @returns {import('./types.ts').Question[]}
 * @throws Error naming a block whose fact does not exist
 */
export function readQuestions() {
	const groups = readGroups();
	/** @type {import('./types.ts').Question[]} */
	const questions = [];
	for (const name of filesIn('eval', '.txt')) {
		let factId = '';
		let expected = /$^/;
		for (const line of linesOf(`eval/${name}`)) {
			const opening = /^\[(\S+)\] (.+)/.exec(line);
			if (opening) {
				factId = opening[1] ?? '';
				expected = toRegExp(opening[2] ?? '');
			} else if (line.trim() !== '' && !line.startsWith('#')) {
				const group = factId.startsWith('calc_') ? 'calculations' : groups.get(factId);
				if (!group) throw new Error(`${name}: there is no fact called ${factId}`);
				questions.push({ set: name.replace('.txt', ''), factId, group, turns: line.trim().split(' >> '), expected });
			}
		}
	}
	return questions;
}
