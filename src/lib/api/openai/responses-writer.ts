import { apiId, nowS, sse, sseComment } from '#lib/api/encode.ts';
import type { ApiError } from '#lib/api/errors.ts';
import type { JsonObject } from '#lib/api/fields.ts';
import type { Choice, Cost, Writer } from '#lib/api/job.ts';
import { chatLogprobs } from '#lib/api/openai/logprobs.ts';
import type { TokenEvent, ToolCall } from '#lib/engines/contract/types.ts';

type Item = { id: string; type: string } & JsonObject;

/** The open item of a stream: thoughts, or the message. */
interface OpenItem {
	item: Item;
	index: number;
	text: string;
	logprobs: object[];
}

/** The Responses API: one object, or a stream of typed events that build it up. */
export class ResponseWriter implements Writer {
	readonly contentType = 'text/event-stream; charset=utf-8';
	readonly #id = apiId('resp_');
	readonly #created = nowS();
	readonly #asked: JsonObject;
	readonly #output: Item[] = [];
	#model = '';
	#sequence = 0;
	#open: OpenItem | null = null;

	/** @param asked the request, of which a response repeats a part */
	constructor(asked: JsonObject) {
		this.#asked = asked;
	}

	begin(model: string): string {
		this.#model = model;
		const response = this.#response('in_progress', null);
		return this.#event('response.created', { response }) + this.#event('response.in_progress', { response });
	}

	token(_choice: number, event: TokenEvent): string {
		const type = event.channel === 'reasoning' ? 'reasoning' : 'message';
		const opening = this.#open?.item.type === type ? '' : this.#endItem() + this.#beginItem(type);
		const open = this.#open;
		if (!open) return opening;
		open.text += event.text;
		const place = { item_id: open.item.id, output_index: open.index, content_index: 0, delta: event.text };
		if (type === 'reasoning') return opening + this.#event('response.reasoning_text.delta', place);
		const logprobs = logprobsOf([event]);
		open.logprobs.push(...logprobs);
		return opening + this.#event('response.output_text.delta', { ...place, logprobs });
	}

	call(_choice: number, call: ToolCall): string {
		const closing = this.#endItem();
		const item = callItem(call);
		const index = this.#output.push(item) - 1;
		const place = { item_id: item.id, output_index: index };
		const begun = { ...item, status: 'in_progress', arguments: '' };
		return [
			closing,
			this.#event('response.output_item.added', { output_index: index, item: begun }),
			this.#event('response.function_call_arguments.delta', { ...place, delta: call.arguments }),
			this.#event('response.function_call_arguments.done', { ...place, name: call.name, arguments: call.arguments }),
			this.#event('response.output_item.done', { output_index: index, item })
		].join('');
	}

	endChoice(choice: Choice): string {
		return this.#endItem(choice.finish.reason === 'length' ? 'incomplete' : 'completed');
	}

	end([choice]: readonly Choice[], cost: Cost): string {
		const status = statusOf(choice);
		return this.#event(`response.${status}`, { response: this.#response(status, cost) });
	}

	failure(error: ApiError): string {
		const { message, param, code, type } = error;
		// The older shape beside the newer: clients look for either.
		const said = { message, param, code: code ?? type, error: { message, type, param, code } };
		// Written long before it is needed, if ever: it takes no number away from the others.
		return sse({ type: 'error', sequence_number: this.#sequence, ...said }, 'error');
	}

	remark(text: string): string {
		return sseComment(text);
	}

	whole([choice]: readonly Choice[], cost: Cost) {
		if (choice) {
			if (choice.reasoning !== '') this.#output.push(reasoningItem(apiId('rs_'), choice.reasoning));
			if (choice.text !== '' || choice.calls.length === 0) {
				const status = choice.finish.reason === 'length' ? 'incomplete' : 'completed';
				this.#output.push(messageItem(apiId('msg_'), choice.text, logprobsOf(choice.tokens), status));
			}
			this.#output.push(...choice.calls.map(callItem));
		}
		return this.#response(statusOf(choice), cost);
	}

	#beginItem(type: 'reasoning' | 'message'): string {
		const reasoning = type === 'reasoning';
		const id = apiId(reasoning ? 'rs_' : 'msg_');
		const item: Item = reasoning
			? { id, type, summary: [], content: [], status: 'in_progress' }
			: { id, type, role: 'assistant', status: 'in_progress', content: [] };
		const index = this.#output.push(item) - 1;
		this.#open = { item, index, text: '', logprobs: [] };
		const part = reasoning ? { type: 'reasoning_text', text: '' } : textPart('', []);
		return (
			this.#event('response.output_item.added', { output_index: index, item }) +
			this.#event('response.content_part.added', { item_id: id, output_index: index, content_index: 0, part })
		);
	}

	#endItem(status = 'completed'): string {
		const open = this.#open;
		if (!open) return '';
		this.#open = null;
		const { text, index, logprobs } = open;
		const { id, type } = open.item;
		const reasoning = type === 'reasoning';
		const item = reasoning ? reasoningItem(id, text) : messageItem(id, text, logprobs, status);
		this.#output[index] = item;
		const place = { item_id: id, output_index: index, content_index: 0 };
		const done = reasoning
			? this.#event('response.reasoning_text.done', { ...place, text })
			: this.#event('response.output_text.done', { ...place, text, logprobs });
		const part = reasoning ? { type: 'reasoning_text', text } : textPart(text, logprobs);
		return (
			done +
			this.#event('response.content_part.done', { ...place, part }) +
			this.#event('response.output_item.done', { output_index: index, item })
		);
	}

	#response(status: 'in_progress' | 'completed' | 'incomplete', cost: Cost | null) {
		const asked = (name: string, otherwise: unknown) => this.#asked[name] ?? otherwise;
		return {
			id: this.#id,
			object: 'response',
			created_at: this.#created,
			status,
			background: false,
			error: null,
			incomplete_details: status === 'incomplete' ? { reason: 'max_output_tokens' } : null,
			instructions: asked('instructions', null),
			max_output_tokens: asked('max_output_tokens', null),
			model: this.#model,
			output: [...this.#output],
			parallel_tool_calls: asked('parallel_tool_calls', true),
			previous_response_id: null,
			reasoning: { effort: null, summary: null },
			store: false,
			temperature: asked('temperature', null),
			text: asked('text', { format: { type: 'text' } }),
			tool_choice: asked('tool_choice', 'auto'),
			tools: asked('tools', []),
			top_p: asked('top_p', null),
			truncation: 'disabled',
			usage: cost && usageOf(cost),
			metadata: {}
		};
	}

	#event(type: string, rest: JsonObject): string {
		return sse({ type, sequence_number: this.#sequence++, ...rest }, type);
	}
}

function usageOf({ usage: { promptTokens, cachedPromptTokens, completionTokens } }: Cost) {
	return {
		input_tokens: promptTokens,
		input_tokens_details: { cached_tokens: cachedPromptTokens },
		output_tokens: completionTokens,
		output_tokens_details: { reasoning_tokens: 0 },
		total_tokens: promptTokens + completionTokens
	};
}

function statusOf(choice: Choice | undefined): 'completed' | 'incomplete' {
	return choice?.finish.reason === 'length' ? 'incomplete' : 'completed';
}

function logprobsOf(tokens: readonly TokenEvent[]): object[] {
	return chatLogprobs(tokens)?.content ?? [];
}

function textPart(text: string, logprobs: readonly object[]) {
	return { type: 'output_text', text, annotations: [], logprobs };
}

function messageItem(id: string, text: string, logprobs: readonly object[], status: string): Item {
	return { id, type: 'message', role: 'assistant', status, content: [textPart(text, logprobs)] };
}

function reasoningItem(id: string, text: string): Item {
	return { id, type: 'reasoning', summary: [], content: [{ type: 'reasoning_text', text }], status: 'completed' };
}

function callItem({ name, arguments: json }: ToolCall): Item {
	return {
		id: apiId('fc_'),
		type: 'function_call',
		status: 'completed',
		call_id: apiId('call_'),
		name,
		arguments: json
	};
}
