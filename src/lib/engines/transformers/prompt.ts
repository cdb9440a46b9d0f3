import { AppError } from '#lib/base/errors.ts';
import { makeNeutralizer } from '#lib/engines/contract/neutralize.ts';
import { writeOutToolCalls } from '#lib/engines/contract/tool-calls.ts';
import { thinkingOf } from '#lib/engines/contract/thinking.ts';
import type { ChatMessage, ModelCapabilities, ToolDefinition } from '#lib/engines/contract/types.ts';
import { PromptEncoder } from '#lib/engines/transformers/encoder.ts';
import type { AddedToken, Tokenizer } from '#lib/engines/transformers/library.ts';
import {
	describePicture,
	imageMarker,
	placePictures,
	type Picture,
	type PlacedPicture
} from '#lib/engines/transformers/pictures.ts';
import { thinkClosing, thinkOpening } from '#lib/engines/transformers/reasoning.ts';
import { joinSystem } from '#lib/engines/transformers/system-role.ts';

export interface Prompt {
	ids: number[];
	/** The same, but what stands for a picture names that picture: only equal pictures have equal ids. */
	keys: readonly number[];
	pictures: readonly PlacedPicture[];
	/** It ends with the marker that begins reasoning. */
	reasons: boolean;
}

/** As templates know messages: OpenAI's form, with arguments as an object. */
interface TemplateMessage {
	role: ChatMessage['role'];
	content: string | object[];
	tool_calls?: object[];
}

/** A tool that no template mentions by itself. */
const probe: ToolDefinition = { name: 'hearth_probe', description: '', parameters: { type: 'object', properties: {} } };

function toTemplateTool({ name, description, parameters }: ToolDefinition) {
	return { type: 'function', function: { name, description, parameters } };
}

/** How a model reads pictures. */
export interface PictureForm {
	/** The token that stands for a part of an image. */
	imageId: number;
	/** Tokens of one frame of an image. */
	frameTokens: number;
}

/** Turns chats into prompts by the model's own template. */
export class ChatTemplate {
	/** What it lets a request decide about reasoning. */
	readonly thinking: ModelCapabilities['thinking'];
	/** Definitions of tools reach the model. */
	readonly rendersTools: boolean;
	#tokenizer: Tokenizer;
	#encoder: PromptEncoder;
	#template: string | null;
	#rendersCalls: boolean;
	/** Instructions of the system reach the model. */
	#rendersSystem = true;
	#pictureForm: PictureForm | null;
	/** Content is a list of texts and images, as templates for images want it. */
	#listsContent = false;
	/** For what the user or a tool wrote: every added token is broken. */
	#foreign: (text: string) => string;
	/** For the rest: markers of tool calls and reasoning belong to the model's own words. */
	#own: (text: string) => string;

	/**
	 * @param template from a file of its own, where the tokenizer's configuration has none
	 * @param pictureForm of a model that looks at images
	 * @throws what the library throws when there is no template, or one that it cannot read; Error when one for images has no
	 * place for them
	 */
	constructor(
		tokenizer: Tokenizer,
		added: readonly AddedToken[],
		template: string | null,
		pictureForm: PictureForm | null = null
	) {
		this.#tokenizer = tokenizer;
		this.#encoder = new PromptEncoder(tokenizer, added);
		this.#template = template;
		this.#pictureForm = pictureForm;
		this.#foreign = makeNeutralizer(added.map(({ content }) => content));
		this.#own = makeNeutralizer(added.filter(({ special }) => special).map(({ content }) => content));
		const source = tokenizer.get_chat_template({ chat_template: template, tools: [toTemplateTool(probe)] });
		this.thinking = thinkingOf(source);
		this.#rendersCalls = source.includes('tool_calls');
		const user: ChatMessage = { role: 'user', content: 'Hi' };
		if (pictureForm) this.#findPlace();
		this.#rendersSystem = this.#hasSystem(user);
		this.rendersTools = this.#render([user], [probe]).includes(probe.name);
	}

	/**
	 * The prompt for the next message, or for the rest of the last one when that is the assistant's.
	 * @param reasons whether it reasons first: left out, as the template has it; `false`, also where the template begins it
	 * @param pictures the images of all messages
	 * @throws `request/invalid` when the template refuses the messages
	 */
	write(
		messages: readonly ChatMessage[],
		tools: readonly ToolDefinition[] = [],
		reasons?: boolean,
		pictures: readonly Picture[] = []
	): Prompt {
		const rendered = this.#renderOrRefuse(messages, this.rendersTools ? tools : [], reasons);
		const begun = rendered.trimEnd().endsWith(thinkOpening);
		const text = begun && reasons === false ? `${rendered.trimEnd()}\n\n${thinkClosing}\n\n` : rendered;
		return { ...this.#encode(text, pictures), reasons: begun && reasons !== false };
	}

	/**
	 * A text to be continued, as it stands: nothing of a chat around it, and markers in it are the model's.
	 * @throws `request/invalid` for a text that is no token
	 */
	writeText(text: string): Prompt {
		const ids = this.#tokenizer.encode(text, { add_special_tokens: true });
		if (ids.length === 0)
			throw new AppError('request/invalid', { param: 'messages', reason: 'must hold something to continue' });
		return { ids, keys: ids, pictures: [], reasons: false };
	}

	#encode(text: string, pictures: readonly Picture[]): Pick<Prompt, 'ids' | 'keys' | 'pictures'> {
		if (!this.#pictureForm || pictures.length === 0) {
			const ids = this.#encoder.encode(text);
			return { ids, keys: ids, pictures: [] };
		}
		const { imageId, frameTokens } = this.#pictureForm;
		const left = [...pictures];
		const described = text.replaceAll(imageMarker, () => {
			const picture = left.shift();
			return picture ? describePicture(picture, frameTokens) : '';
		});
		const ids = this.#encoder.encode(described);
		const placed = placePictures(ids, imageId, pictures, frameTokens);
		const keys = [...ids];
		for (const { start, end, picture } of placed) keys.fill(picture.key, start, end);
		return { ids, keys, pictures: placed };
	}

	/** Some templates refuse the role, others leave it out without a word. */
	#hasSystem(user: ChatMessage): boolean {
		try {
			return this.#render([{ role: 'system', content: probe.name }, user], []).includes(probe.name);
		} catch {
			return false;
		}
	}

	/** @throws Error when the template leaves images out */
	#findPlace(): void {
		const message: ChatMessage = { role: 'user', content: probe.name, images: [new Blob()] };
		for (this.#listsContent of [true, false]) {
			const rendered = this.#render([message], []);
			if (rendered.split(imageMarker).length === 2 && rendered.includes(probe.name) && !rendered.includes('"type"'))
				return;
		}
		throw new Error('its chat_template has no place for images');
	}

	#renderOrRefuse(messages: readonly ChatMessage[], tools: readonly ToolDefinition[], reasons?: boolean): string {
		try {
			return this.#render(messages, tools, reasons);
		} catch (error) {
			// Templates raise exceptions about the order of roles.
			const reason = `the template of the model refuses them: ${error instanceof Error ? error.message : String(error)}`;
			throw new AppError('request/invalid', { param: 'messages', reason }, { cause: error });
		}
	}

	#render(messages: readonly ChatMessage[], tools: readonly ToolDefinition[], reasons?: boolean): string {
		const placed = this.#rendersSystem ? messages : joinSystem(messages);
		const written = this.#rendersCalls ? placed : writeOutToolCalls(placed);
		const last = messages.at(-1);
		const continues = last?.role === 'assistant' && !last.toolCalls?.length;
		const rendered = this.#tokenizer.apply_chat_template(
			written.map((message) => this.#toTemplateMessage(message)),
			{
				tokenize: false,
				chat_template: this.#template,
				add_generation_prompt: !continues,
				...(reasons !== undefined && { enable_thinking: reasons }), // as Qwen's and many later templates call it
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

	#toTemplateMessage({ role, content, images, toolCalls }: ChatMessage): TemplateMessage {
		const clean = role === 'user' || role === 'tool' ? this.#foreign : this.#own;
		const message: TemplateMessage = { role, content: this.#toContent(clean(content), images?.length ?? 0) };
		if (!toolCalls?.length) return message;
		const calls = toolCalls.map(({ name, arguments: json }) => ({
			type: 'function',
			function: { name: this.#foreign(name), arguments: JSON.parse(this.#foreign(json)) as unknown }
		}));
		return { ...message, tool_calls: calls };
	}

	#toContent(text: string, images: number): string | object[] {
		if (!this.#listsContent) return imageMarker.repeat(images) + text;
		return [...Array.from({ length: images }, () => ({ type: 'image' })), { type: 'text', text }];
	}
}
