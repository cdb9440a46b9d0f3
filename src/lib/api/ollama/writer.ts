import { ndjson } from '#lib/api/encode.ts';
import { ollamaError, type ApiError } from '#lib/api/errors.ts';
import type { Choice, Cost, Writer } from '#lib/api/job.ts';
import type { TokenEvent, ToolCall } from '#lib/engines/contract/types.ts';

/** Ollama counts nanoseconds. */
function toNs(ms: number): number {
	return Math.round(ms * 1e6);
}

function callOf({ name, arguments: json }: ToolCall) {
	return { function: { name, arguments: JSON.parse(json) as unknown } };
}

function logprobsOf({ text, logprob, alternatives }: TokenEvent) {
	return {
		token: text,
		logprob,
		top_logprobs: alternatives.map((other) => ({ token: other.text, logprob: other.logprob }))
	};
}

/** Ollama's `chat` and `generate`: lines of JSON, or one object. */
export class OllamaWriter implements Writer {
	readonly contentType = 'application/x-ndjson';
	readonly #kind: 'chat' | 'generate';
	#model = '';

	constructor(kind: 'chat' | 'generate') {
		this.#kind = kind;
	}

	begin(model: string): string {
		this.#model = model;
		return '';
	}

	token(_choice: number, event: TokenEvent): string {
		const { text, logprob } = event;
		const body = event.channel === 'reasoning' ? this.#body('', text) : this.#body(text);
		const logprobs = logprob === null ? {} : { logprobs: [logprobsOf(event)] };
		return ndjson({ ...this.#head(), ...body, done: false, ...logprobs });
	}

	call(_choice: number, call: ToolCall): string {
		return ndjson({ ...this.#head(), ...this.#body('', '', [call]), done: false });
	}

	endChoice(): string {
		return '';
	}

	end([choice]: readonly Choice[], cost: Cost): string {
		return ndjson({ ...this.#head(), ...this.#body(''), ...this.#last(choice, cost) });
	}

	failure(error: ApiError): string {
		return `${ollamaError(error)}\n`;
	}

	/** Space before a value means nothing in JSON; the format has no comments. */
	remark(): string {
		return ' ';
	}

	whole([choice]: readonly Choice[], cost: Cost) {
		const body = this.#body(choice?.text ?? '', choice?.reasoning, choice?.calls);
		const tokens = choice?.tokens.filter(({ logprob }) => logprob !== null) ?? [];
		const logprobs = tokens.length > 0 ? { logprobs: tokens.map(logprobsOf) } : {};
		return { ...this.#head(), ...body, ...this.#last(choice, cost), ...logprobs };
	}

	#head() {
		return { model: this.#model, created_at: new Date().toISOString() };
	}

	#body(content: string, thinking = '', calls: readonly ToolCall[] = []) {
		const thoughts = thinking === '' ? {} : { thinking };
		const made = calls.length > 0 ? { tool_calls: calls.map(callOf) } : {};
		if (this.#kind === 'generate') return { response: content, ...thoughts };
		return { message: { role: 'assistant', content, ...thoughts, ...made } };
	}

	#last(choice: Choice | undefined, { usage, totalMs, loadMs, prefillMs, decodeMs }: Cost) {
		if (!choice) return { done: true, done_reason: 'load' }; // it only loaded the model
		return {
			done: true,
			done_reason: choice.finish.reason === 'length' ? 'length' : 'stop',
			total_duration: toNs(totalMs),
			load_duration: toNs(loadMs),
			prompt_eval_count: usage.promptTokens,
			prompt_eval_duration: toNs(prefillMs),
			eval_count: usage.completionTokens,
			eval_duration: toNs(decodeMs)
		};
	}
}
