import { handbookTool } from '#lib/base/handbook.ts';
import { guide, guideOnnx } from '#lib/catalog/catalog.ts';
import type { Message, ToolUse } from '#lib/storage/chat-types.ts';
import type { Handbook } from '#lib/tools/handbook/handbook.ts';
import handbookUrl from '#lib/tools/handbook/handbook.bin?url';

/**
 * Below this share the first guess is wrong in two cases of three (development questions and wordings kept from training):
 * Guide then says that it did not understand, and what may have been meant is offered.
 */
const leastShare = 0.2;
/** The entry whose answer says so. */
const notUnderstood = 'gibberish_input';
/** The entry that answers "tell me more": of each thing Guide has one short answer, and goes astray where it should go on. */
const saidAll = 'more';
/** A question with several numbers is left alone unless the guess is this sure: it may be a calculation in other words. */
const surelyNoSum = 0.6;
/** What else the question may have meant is offered from here on, two at most. */
const leastOtherShare = 0.08;
const mostOthers = 2;
/** Nobody asks Guide a question this long; it is a text to work on. */
const longestQuestionChars = 600;

export interface LookedUp {
	/** The question that Guide was asked, in words that it knows. */
	question: string;
	/** The same for people to read. */
	title: string;
	/** What else may have been meant. */
	others: readonly string[];
	/** The question differs from what was written, and there is something to see. */
	shown: boolean;
	/** The answer as it stands in the handbook, of what Guide has not learned: Guide is not asked. */
	answer?: string;
}

let loading: Promise<Handbook | null> | null = null;

/** The handbook of Guide, from this origin; `null` when it cannot be read now. */
export function loadHandbook(): Promise<Handbook | null> {
	loading ??= readHandbook().catch((error: unknown) => {
		console.warn('Guide answers without its handbook', error);
		loading = null; // the next question tries again
		return null;
	});
	return loading;
}

async function readHandbook(): Promise<Handbook> {
	const [module, response] = await Promise.all([import('#lib/tools/handbook/handbook.ts'), fetch(handbookUrl)]);
	if (!response.ok) throw new Error(`status ${response.status}`);
	return new module.Handbook(await response.arrayBuffer());
}

/** Guide in either format: no other model knows the questions of its handbook. */
export function hasHandbook(modelId: string): boolean {
	return modelId === guide.id || modelId === guideOnnx.id;
}

/**
 * What a question means, as the use of a tool; `null` where it is best left as it was written.
 * @param before the question before it in the chat, as Guide read it: "and at 3 bits?" leans on that
 */
export function lookUp(
	handbook: Pick<Handbook, 'find' | 'entries' | 'calculation'>,
	written: string,
	before: string | null = null
): ToolUse | null {
	if (written.length > longestQuestionChars) return null;
	const asked = before === null ? null : handbook.calculation(before);
	const sum = handbook.calculation(written, asked);
	if (sum !== null) {
		if (plain(sum) === plain(written)) return null;
		const shown = !(sum.match(numbers) ?? []).every((digits) => written.includes(digits)); // it had words for numbers
		return useOf({ question: sum, title: sum, others: [], shown }, 'calculation');
	}
	const hits = handbook
		.find(written, 2 + mostOthers)
		.filter(({ id }) => id !== 'calculation' || hasNumber.test(written));
	const [first] = hits;
	if (!first) return null;
	if (
		first.id === 'follow_up' &&
		before !== null &&
		asked === null &&
		handbook.find(before, 1)[0]?.id !== 'calculation'
	)
		return useOfEntry(handbook, saidAll);
	if (first.question === null) return null;
	if ((written.match(numbers)?.length ?? 0) > 1 && first.share < surelyNoSum) return null;
	// What asks for something else to be worked out, or for more of the same, decides by what it says.
	if (hits.some(({ question, share }) => question === null && share >= leastShare)) return null;

	const unsure = first.share < leastShare;
	const entry = unsure ? handbook.entries.find(({ id }) => id === notUnderstood) : first;
	const { question, kind, answer } = entry ?? first;
	if (question === null) return null;
	const others = hits
		.slice(unsure ? 0 : 1)
		.flatMap(({ kind, title, share }) =>
			kind === 'topic' && title !== null && share >= leastOtherShare ? [title] : []
		);
	const title = entry?.title ?? question;
	const shown = kind === 'topic' && plain(title) !== plain(written) && plain(question) !== plain(written);
	const looked = { question, title, others: others.slice(0, mostOthers), shown };
	return useOf(answer === undefined ? looked : { ...looked, answer }, entry?.id ?? first.id);
}

/** The look for an entry that stands by itself, with nothing to show. */
function useOfEntry({ entries }: Pick<Handbook, 'entries'>, wanted: string): ToolUse | null {
	const question = entries.find(({ id }) => id === wanted)?.question ?? null;
	return question === null ? null : useOf({ question, title: question, others: [], shown: false }, wanted);
}

const useOf = (looked: LookedUp, result: string): ToolUse => ({
	name: handbookTool,
	arguments: JSON.stringify(looked),
	result
});

const numbers = /(?<![\w.])\d+(?:\.\d+)?/g;
const hasNumber =
	/\d|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million|half|quarter|third)\b/i;

const plain = (text: string) =>
	text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

/** What was looked up for an answer; `null` when nothing was. */
export function lookedUp(toolUses: readonly ToolUse[] | undefined): LookedUp | null {
	const use = lookUpUse(toolUses);
	if (!use) return null;
	try {
		const { question, title, others, shown, answer } = JSON.parse(use.arguments) as Record<keyof LookedUp, unknown>;
		if (typeof question !== 'string' || question === '' || typeof title !== 'string') return null;
		const texts = Array.isArray(others) ? others.filter((text) => typeof text === 'string') : [];
		const looked = { question, title, others: texts.slice(0, mostOthers), shown: shown === true };
		return typeof answer === 'string' && answer !== '' ? { ...looked, answer } : looked;
	} catch {
		return null; // an imported chat may say anything
	}
}

/** The look into the handbook among the tools that ran for an answer; `null` when there was none. */
export function lookUpUse(toolUses: readonly ToolUse[] | undefined): ToolUse | null {
	return toolUses?.find(({ name }) => name === handbookTool) ?? null;
}

/** The tools that ran for an answer, without the look into the handbook. */
export function ranTools(toolUses: readonly ToolUse[] | undefined): readonly ToolUse[] {
	return toolUses?.filter(({ name }) => name !== handbookTool) ?? [];
}

/**
 * A branch as Guide reads it: what was looked up in the place of what was written, and nothing before a question that was, since it
 * stands by itself and Guide, which has learned short dialogues, is led astray by what lies before. Other models read what was
 * written, and never hear of the handbook.
 * @param use what was looked up for the last message of the branch, whose answer is yet to come
 */
export function asRead(branch: readonly Message[], modelId: string, use: ToolUse | null = null): Message[] {
	const answers = [...branch, ...(use ? [{ parentId: branch.at(-1)?.id ?? null, toolUses: [use] }] : [])];
	const questions = new Map(
		answers.flatMap(({ parentId, toolUses }) => {
			const found = lookedUp(toolUses);
			return found && parentId !== null ? [[parentId, found.question] as const] : [];
		})
	);
	const asked = branch.findLastIndex(({ role }) => role === 'user');
	const standsAlone = hasHandbook(modelId) && questions.has(branch[asked]?.id ?? '');
	return branch.slice(standsAlone ? asked : 0).map((message) => {
		const question = hasHandbook(modelId) ? questions.get(message.id) : undefined;
		if (message.toolUses) return { ...message, toolUses: ranTools(message.toolUses) };
		return question === undefined ? message : { ...message, text: question };
	});
}

/** The question before the last one of a branch, as Guide read it. */
function questionBefore(branch: readonly Message[]): string | null {
	const [question, answer] = branch.slice(-3, -1);
	if (question?.role !== 'user' || answer?.role !== 'assistant') return null;
	return lookedUp(answer.toolUses)?.question ?? question.text;
}

/** The last question of a branch, looked up where the model has a handbook and the question no files. */
export async function lookUpLast(branch: readonly Message[], modelId: string): Promise<ToolUse | null> {
	const last = branch.at(-1);
	if (!hasHandbook(modelId) || last?.role !== 'user' || last.attachments?.length) return null;
	const handbook = await loadHandbook();
	return handbook && lookUp(handbook, last.text, questionBefore(branch));
}
