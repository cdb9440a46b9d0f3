import { AppError } from '#lib/base/errors.ts';
import { makeNeutralizer } from '#lib/engines/contract/neutralize.ts';
import { writeOutToolCalls } from '#lib/engines/contract/tool-calls.ts';
import type { ChatMessage, ToolDefinition } from '#lib/engines/contract/types.ts';
import type { AddedToken, Tokenizer } from '#lib/engines/transformers/library.ts';
import { thinkClosing, thinkOpening } from '#lib/engines/transformers/reasoning.ts';

export interface Prompt {
	ids: number[];
	/** It ends with the marker that begins reasoning. */
	reasons: boolean;
}

/** As templates know messages: OpenAI's form, with arguments as an object. */
interface TemplateMessage {
	role: ChatMessage['role'];
	content: string;
	tool_calls?: object[];
}

/** A tool that no template mentions by itself. */
const probe: ToolDefinition = { name: 'hearth_probe', description: '', parameters: { type: 'object', properties: {} } };

function toTemplateTool({ name, description, parameters }: ToolDefinition) {
	return { type: 'function', function: { name, description, parameters } };
}

/** Turns chats into prompts by the model's own template. */
export class ChatTemplate {
	/** Definitions of tools reach the model. */
	readonly rendersTools: boolean;
	#tokenizer: Tokenizer;
	#template: string | null;
	#rendersCalls: boolean;
	/** For what the user or a tool wrote: every added token is broken. */
	#foreign: (text: string) => string;
	/** For the rest: markers of tool calls and reasoning belong to the model's own words. */
	#own: (text: string) => string;

	/**
	 * @param template from a file of its own, where the tokenizer's configuration has none
	 * @throws what the library throws when there is no template, or one that it cannot read
	 */
	constructor(tokenizer: Tokenizer, added: readonly AddedToken[], template: string | null) {
		this.#tokenizer = tokenizer;
		this.#template = template;
		this.#foreign = makeNeutralizer(added.map(({ content }) => content));
		this.#own = makeNeutralizer(added.filter(({ special }) => special).map(({ content }) => content));
		const source = tokenizer.get_chat_template({ chat_template: template, tools: [toTemplateTool(probe)] });
		this.#rendersCalls = source.includes('tool_calls');
		const user: ChatMessage = { role: 'user', content: 'Hi' };
		this.rendersTools = this.#render([user], [probe]).includes(probe.name);
	}

	/**
	 * The prompt for the next message, or for the rest of the last one when that is the assistant's.
	 * @param answersAtOnce without reasoning first, also where the template begins it
	 * @throws `request/invalid` when the template refuses the messages
	 */
	write(messages: readonly ChatMessage[], tools: readonly ToolDefinition[] = [], answersAtOnce = false): Prompt {
		const rendered = this.#renderOrRefuse(messages, this.rendersTools ? tools : [], answersAtOnce);
		const begun = rendered.trimEnd().endsWith(thinkOpening);
		const text = begun && answersAtOnce ? `${rendered.trimEnd()}\n\n${thinkClosing}\n\n` : rendered;
		return {
			ids: this.#tokenizer.encode(text, { add_special_tokens: false }),
			reasons: begun && !answersAtOnce
		};
	}

	#renderOrRefuse(messages: readonly ChatMessage[], tools: readonly ToolDefinition[], answersAtOnce: boolean): string {
		try {
			return this.#render(messages, tools, answersAtOnce);
		} catch (error) {
			// Templates raise exceptions about the order of roles.
			const reason = `the template of the model refuses them: ${error instanceof Error ? error.message : String(error)}`;
			throw new AppError('request/invalid', { param: 'messages', reason }, { cause: error });
		}
	}

	#render(messages: readonly ChatMessage[], tools: readonly ToolDefinition[], answersAtOnce = false): string {
		const written = this.#rendersCalls ? messages : writeOutToolCalls(messages);
		const last = messages.at(-1);
		const continues = last?.role === 'assistant' && !last.toolCalls?.length;
		const rendered = this.#tokenizer.apply_chat_template(
			written.map((message) => this.#toTemplateMessage(message)),
			{
				tokenize: false,
				chat_template: this.#template,
				add_generation_prompt: !continues,
				...(answersAtOnce && { enable_thinking: false }), // as Qwen's and many later templates call it
				// Descriptions may come from elsewhere; the markers are as harmless inside JSON.
				tools: tools.length === 0 ? null : JSON.parse(this.#foreign(JSON.stringify(tools.map(toTemplateTool))))
			}
		) as string;
		if (!continues) return rendered;
		const answer = this.#own(last.content).trim(); // many templates trim
		const start = rendered.lastIndexOf(answer);
		if (start < 0) throw new Error('it leaves out the answer that is to be continued');
		return rendered.slice(0, start + answer.length);
	}

	#toTemplateMessage({ role, content, toolCalls }: ChatMessage): TemplateMessage {
		const clean = role === 'user' || role === 'tool' ? this.#foreign : this.#own;
		const message: TemplateMessage = { role, content: clean(content) };
		if (!toolCalls?.length) return message;
		const calls = toolCalls.map(({ name, arguments: json }) => ({
			type: 'function',
			function: { name: this.#foreign(name), arguments: JSON.parse(this.#foreign(json)) as unknown }
		}));
		return { ...message, tool_calls: calls };
	}
}
