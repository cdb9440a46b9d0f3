import { formatDuration, plural, tokensPerSecond } from '#lib/base/units.ts';
import { backendName } from '#lib/state/replay.ts';
import type { Message, MessageStats, Receipt } from '#lib/storage/types.ts';

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

const count = (value: number) => value.toLocaleString('en');

/** What ran it, in the words of its makers. */
const engineNames: Record<string, string> = {
	wllama: 'llama.cpp in WebAssembly',
	transformers: 'ONNX Runtime',
	webllm: 'MLC',
	fake: 'a script for tests'
};

/** How an answer came about, in one sentence. */
export function receiptSentence({ receipt, stats }: WithReceipt): string {
	const { modelName, engine, backend, tookMs } = receipt;
	const what = stats ? plural(stats.completionTokens, 'token') : 'this';
	const tool = engineNames[engine] ?? engine;
	return `${modelName} wrote ${what} in ${formatDuration(tookMs)}, on the ${backendName(backend)} of this device, with ${tool}.`;
}

/** A receipt in plain words, group by group. */
export function receiptGroups({ receipt, stats }: WithReceipt): ReceiptGroup[] {
	const { sampling } = receipt;
	const threads = receipt.backend === 'cpu' ? `, ${plural(receipt.threads, 'thread')}` : '';
	return [
		{
			title: 'What ran',
			rows: [
				{ label: 'Model', value: nameAndId(receipt) },
				weights(receipt),
				{ label: 'Quantization', value: receipt.quantization || 'unknown' },
				{ label: 'Engine', value: receipt.engineVersion },
				{ label: 'Computed on', value: `${backendName(receipt.backend)}${threads}` },
				{ label: 'Context window', value: plural(receipt.contextTokens, 'token') },
				...(receipt.adapters ?? []).map(({ path, scale }) => ({ label: 'Adapter', value: `${path} × ${scale}` })),
				{ label: 'Hearth', value: receipt.app }
			]
		},
		{
			title: 'How it chose',
			rows: [
				{ label: 'Seed', value: seed(receipt) },
				...numbers(sampling),
				...(sampling.stop?.length ? [{ label: 'Stop strings', value: JSON.stringify(sampling.stop) }] : [])
			]
		},
		{
			title: 'What it read',
			rows: [
				receipt.systemSha256 === null
					? { label: 'System prompt', value: 'None' }
					: { label: 'System prompt, SHA-256', value: receipt.systemSha256, hash: true },
				{ label: 'Everything sent, SHA-256', value: receipt.promptSha256, hash: true },
				...(receipt.from > 0
					? [{ label: 'Began after', value: `${plural(receipt.from, 'character')} of this answer, which were given` }]
					: [])
			]
		},
		{ title: 'What it took', rows: [...cost(stats), ...times(receipt, stats)] }
	];
}

function nameAndId({ modelName, modelId }: Receipt): string {
	return modelName.toLowerCase() === modelId.toLowerCase() ? modelName : `${modelName} (${modelId})`;
}

function weights({ weightsSha256, fileCount }: Receipt): ReceiptRow {
	const label = fileCount > 1 ? `${count(fileCount)} files, SHA-256` : 'File, SHA-256';
	if (weightsSha256 === null) return { label, value: 'Not known: opened from the disk' };
	return { label, value: weightsSha256, hash: true };
}

function seed({ sampling, seedDrawn }: Receipt): string {
	if (sampling.seed === undefined) return 'None: this engine takes none';
	return `${sampling.seed}, ${seedDrawn ? 'drawn by Hearth' : 'set by you'}`;
}

const names = {
	temperature: 'Temperature',
	topP: 'Top-p',
	topK: 'Top-k',
	minP: 'Min-p',
	repetitionPenalty: 'Repetition penalty',
	presencePenalty: 'Presence penalty',
	frequencyPenalty: 'Frequency penalty',
	maxTokens: 'Max tokens'
} as const;

function numbers(sampling: Receipt['sampling']): ReceiptRow[] {
	return Object.entries(names).flatMap(([key, label]) => {
		const value = sampling[key as keyof typeof names];
		return value === undefined ? [] : [{ label, value: String(value) }];
	});
}

const endings: Record<MessageStats['finishReason'], string> = {
	stop: 'The model was done',
	toolCalls: 'It went on calling tools',
	length: 'It reached its length limit',
	aborted: 'It was stopped'
};

function cost(stats: MessageStats | null): ReceiptRow[] {
	if (!stats) return [];
	const reused =
		stats.cachedPromptTokens > 0 ? `, ${count(stats.cachedPromptTokens)} of them still in the KV cache` : '';
	const speed = tokensPerSecond(stats.completionTokens, stats.decodeMs);
	return [
		{ label: 'Prompt', value: `${plural(stats.promptTokens, 'token')}${reused}` },
		{ label: 'Answer', value: plural(stats.completionTokens, 'token') },
		{ label: 'End', value: endings[stats.finishReason] },
		...(stats.firstTokenMs === null ? [] : [{ label: 'First token after', value: formatDuration(stats.firstTokenMs) }]),
		...(speed === null ? [] : [{ label: 'Speed', value: `${speed.toFixed(speed < 10 ? 1 : 0)} tokens/s` }])
	];
}

function times({ tookMs, startedAtMs }: Receipt, stats: MessageStats | null): ReceiptRow[] {
	const began = new Date(startedAtMs)
		.toISOString()
		.replace('T', ' ')
		.replace(/\.\d+Z$/, ' UTC');
	return [
		{ label: stats ? 'In all' : 'Time', value: formatDuration(tookMs) },
		{ label: 'Begun', value: began }
	];
}

/** A receipt as a text for people. */
export function receiptText(answer: WithReceipt): string {
	const groups = receiptGroups(answer).map(({ title, rows }) =>
		[title, ...rows.map(({ label, value }) => `  ${label}: ${value}`)].join('\n')
	);
	return `${[receiptSentence(answer), ...groups].join('\n\n')}\n`;
}

/** A receipt as JSON, with what the answer cost. */
export function receiptJson({ receipt, stats }: WithReceipt): string {
	return `${JSON.stringify({ format: 'hearth-receipt', version: 1, ...receipt, stats }, null, 2)}\n`;
}
