import { tokensPerSecond } from '#lib/base/units.ts';
import { receipt as t } from '#lib/messages/en/receipt.ts';
import { formatDuration, number } from '#lib/messages/format.ts';
import type { Message, MessageStats, Receipt } from '#lib/storage/chat-types.ts';

/** One line of a receipt. */
export interface ReceiptRow {
	label: string;
	value: string;
	/** Digits to compare, not words to read. */
	hash?: true;
}

export interface ReceiptGroup {
	title: string;
	rows: readonly ReceiptRow[];
}

/** An answer with its receipt. */
export type WithReceipt = Pick<Message, 'stats'> & { receipt: Receipt };

/** All its digits, to be set again: `0.75`, never `1,024`. */
const exact = (value: number) => number(value, { useGrouping: false, maximumFractionDigits: 20 });

/** How an answer came about, in one sentence. */
export function receiptSentence({ receipt, stats }: WithReceipt): string {
	const { modelName, engine, backend, tookMs } = receipt;
	const engines: Readonly<Record<string, string>> = t.engines;
	const tokens = stats ? stats.completionTokens : null;
	return t.sentence(modelName, tokens, tookMs, t.backends[backend], engines[engine] ?? engine);
}

/** A receipt in plain words, group by group. */
export function receiptGroups({ receipt, stats }: WithReceipt): ReceiptGroup[] {
	const { sampling } = receipt;
	return [
		{
			title: t.groups.ran,
			rows: [
				{ label: t.labels.model, value: nameAndId(receipt) },
				weights(receipt),
				{ label: t.labels.quantization, value: receipt.quantization || t.values.unknown },
				{ label: t.labels.engine, value: receipt.engineVersion },
				{ label: t.labels.computedOn, value: computedOn(receipt) },
				{ label: t.labels.contextWindow, value: t.values.tokens(receipt.contextTokens) },
				...(receipt.adapters ?? []).map(({ path, scale }) => ({
					label: t.labels.adapter,
					value: `${path} × ${exact(scale)}`
				})),
				{ label: 'Hearth', value: receipt.app }
			]
		},
		{
			title: t.groups.chose,
			rows: [
				{ label: t.labels.seed, value: seed(receipt) },
				...numbers(sampling),
				...thoughts(receipt),
				...(sampling.stop?.length ? [{ label: t.labels.stopStrings, value: JSON.stringify(sampling.stop) }] : [])
			]
		},
		{
			title: t.groups.read,
			rows: [
				receipt.systemSha256 === null
					? { label: t.labels.noSystemPrompt, value: t.values.noSystemPrompt }
					: { label: t.labels.systemPrompt, value: receipt.systemSha256, hash: true },
				{ label: t.labels.everything, value: receipt.promptSha256, hash: true },
				...(receipt.from > 0 ? [{ label: t.labels.beganAfter, value: t.values.given(receipt.from) }] : [])
			]
		},
		{ title: t.groups.took, rows: [...cost(stats), ...times(receipt, stats)] }
	];
}

function nameAndId({ modelName, modelId }: Receipt): string {
	return modelName.toLowerCase() === modelId.toLowerCase() ? modelName : `${modelName} (${modelId})`;
}

function weights({ weightsSha256, fileCount }: Receipt): ReceiptRow {
	const label = fileCount > 1 ? t.labels.files(fileCount) : t.labels.file;
	if (weightsSha256 === null) return { label, value: t.values.weightsUnknown };
	return { label, value: weightsSha256, hash: true };
}

function computedOn({ backend, threads }: Receipt): string {
	return backend === 'cpu' ? t.values.cpuThreads(t.backends.cpu, threads) : t.backends[backend];
}

function seed({ sampling, seedDrawn }: Receipt): string {
	if (sampling.seed === undefined) return t.values.noSeed;
	const digits = String(sampling.seed);
	return seedDrawn ? t.values.seedDrawn(digits) : t.values.seedSet(digits);
}

function thoughts({ thinking }: Receipt): ReceiptRow[] {
	if (!thinking) return [];
	const { thinking: label } = t.labels;
	if (!thinking.enabled) return [{ label, value: t.values.thinkingOff }];
	const { budgetTokens } = thinking;
	return [{ label, value: budgetTokens === undefined ? t.values.thinkingOn : t.values.thinkingFor(budgetTokens) }];
}

const parameters = [
	'temperature',
	'topP',
	'topK',
	'minP',
	'repetitionPenalty',
	'presencePenalty',
	'frequencyPenalty',
	'maxTokens'
] as const;

function numbers(sampling: Receipt['sampling']): ReceiptRow[] {
	return parameters.flatMap((name) => {
		const value = sampling[name];
		return value === undefined ? [] : [{ label: t.parameters[name], value: exact(value) }];
	});
}

function cost(stats: MessageStats | null): ReceiptRow[] {
	if (!stats) return [];
	const { promptTokens, cachedPromptTokens, completionTokens, firstTokenMs } = stats;
	const prompt =
		cachedPromptTokens > 0 ? t.values.promptCached(promptTokens, cachedPromptTokens) : t.values.tokens(promptTokens);
	const speed = tokensPerSecond(completionTokens, stats.decodeMs);
	return [
		{ label: t.labels.prompt, value: prompt },
		{ label: t.labels.answer, value: t.values.tokens(completionTokens) },
		{ label: t.labels.end, value: t.endings[stats.finishReason] },
		...(firstTokenMs === null ? [] : [{ label: t.labels.firstToken, value: formatDuration(firstTokenMs) }]),
		...(speed === null ? [] : [{ label: t.labels.speed, value: t.values.speed(speed) }])
	];
}

function times({ tookMs, startedAtMs }: Receipt, stats: MessageStats | null): ReceiptRow[] {
	const began = new Date(startedAtMs)
		.toISOString()
		.replace('T', ' ')
		.replace(/\.\d+Z$/, ' UTC');
	return [
		{ label: stats ? t.labels.inAll : t.labels.time, value: formatDuration(tookMs) },
		{ label: t.labels.begun, value: began }
	];
}

/** A receipt as a text for people, in the language that is shown. */
export function receiptText(answer: WithReceipt): string {
	const groups = receiptGroups(answer).map(({ title, rows }) =>
		[title, ...rows.map(({ label, value }) => `  ${t.line(label, value)}`)].join('\n')
	);
	return `${[receiptSentence(answer), ...groups].join('\n\n')}\n`;
}

/** A receipt as JSON, with what the answer cost. */
export function receiptJson({ receipt, stats }: WithReceipt): string {
	return `${JSON.stringify({ format: 'hearth-receipt', version: 1, ...receipt, stats }, null, 2)}\n`;
}
