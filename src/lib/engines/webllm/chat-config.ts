import type { ChatConfig } from '@mlc-ai/web-llm/lib/config.js';
import type { FoundDefaults } from '#lib/engines/contract/defaults.ts';
import { FileFault, isRecord } from '#lib/engines/webllm/fault.ts';

/** How a model was trained to see a conversation: `conv_template` of mlc-chat-config.json. */
export interface Conversation {
	system_template: string;
	system_message: string;
	roles: Readonly<Record<string, string>>;
	role_templates?: Readonly<Record<string, string>> | undefined;
	seps: readonly string[];
	role_content_sep?: string | null | undefined;
	role_empty_sep?: string | null | undefined;
	stop_str: readonly string[];
	stop_token_ids: readonly number[];
	system_prefix_token_ids?: readonly number[] | null | undefined;
	add_role_after_system_message?: boolean | undefined;
	render_empty_system_message?: boolean | undefined;
}

/** What the adapter needs of mlc-chat-config.json. */
export interface ModelConfig {
	conversation: Conversation;
	tokenizerFiles: readonly string[];
	vocabSize: number;
	/** It looks at images. */
	readsImages: boolean;
	/** Tokens that the model was made for. */
	contextTokens: number;
	/** How its publisher samples it, unchecked. */
	defaults: FoundDefaults;
}

/** Phi-3.5-vision: the library has the sizes of images for this one only, and fails late for others. */
const visionModelType = 'phi3_v';

const configPath = 'mlc-chat-config.json';

function refuse(member: string): never {
	throw new FileFault(`${configPath} has no usable ${member}`);
}

function isStrings(value: unknown): value is string[] {
	return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isNumbers(value: unknown): value is number[] {
	return Array.isArray(value) && value.every((item) => typeof item === 'number');
}

function readConversation(value: unknown): Conversation {
	if (!isRecord(value)) refuse('conv_template');
	const { roles, role_templates: templates = undefined, seps, system_template: system } = value;
	if (!isRecord(roles) || typeof roles.user !== 'string' || typeof roles.assistant !== 'string')
		refuse('conv_template.roles');
	if (templates !== undefined && templates !== null && !isRecord(templates)) refuse('conv_template.role_templates');
	if (!isStrings(seps) || seps.length === 0) refuse('conv_template.seps');
	if (typeof system !== 'string') refuse('conv_template.system_template');
	if (!isStrings(value.stop_str)) refuse('conv_template.stop_str');
	if (!isNumbers(value.stop_token_ids)) refuse('conv_template.stop_token_ids');
	const conversation = value as unknown as Conversation;
	return {
		...conversation,
		system_message: conversation.system_message ?? '',
		role_templates: conversation.role_templates ?? undefined
	};
}

function readWindow({ sliding_window_size: sliding, context_window_size: context }: Record<string, unknown>): number {
	for (const size of [context, sliding]) if (typeof size === 'number' && size > 0) return size;
	return refuse('context_window_size');
}

/** Checks mlc-chat-config.json, which the library takes as it is. @throws FileFault */
export function readConfig(config: Record<string, unknown>): ModelConfig {
	const { tokenizer_files: tokenizerFiles, vocab_size: vocabSize } = config;
	if (!isStrings(tokenizerFiles)) return refuse('tokenizer_files');
	if (typeof vocabSize !== 'number' || !(vocabSize > 0)) return refuse('vocab_size');
	const changes = isRecord(config.conv_config) ? config.conv_config : {};
	if (!isRecord(config.conv_template)) return refuse('conv_template');
	const conversation = readConversation({ ...config.conv_template, ...changes });
	const contextTokens = readWindow(config);
	const readsImages = config.model_type === visionModelType;
	return { conversation, tokenizerFiles, vocabSize, readsImages, contextTokens, defaults: findDefaults(config) };
}

/** What mlc-chat-config.json advises, unchecked, under our names. */
export function findDefaults(config: Record<string, unknown>): FoundDefaults {
	return {
		temperature: config.temperature,
		topP: config.top_p,
		presencePenalty: config.presence_penalty,
		frequencyPenalty: config.frequency_penalty,
		repetitionPenalty: config.repetition_penalty
	};
}

/**
 * What the library is told in place of the model's own settings. A sliding window would forget the beginning of a chat
 * without a word. Templates of roles are applied by us (prompt.ts): the library's way corrupts every `$` in a message.
 */
export function overridesFor(contextTokens: number, { conversation }: ModelConfig): Partial<ChatConfig> {
	const template = { ...conversation };
	delete template.role_templates;
	return {
		context_window_size: contextTokens,
		sliding_window_size: -1,
		conv_config: {},
		conv_template: template as unknown as ChatConfig['conv_template']
	};
}
