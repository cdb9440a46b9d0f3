import { AppError } from '#lib/base/errors.ts';
import type { PreparedImages } from '#lib/engines/contract/image.ts';
import type { GenerateRequest } from '#lib/engines/contract/types.ts';
import type { ReadyModel } from '#lib/engines/webllm/load.ts';
import { countPrompt } from '#lib/engines/webllm/model.ts';
import { toPrompt } from '#lib/engines/webllm/prompt.ts';
import { findSeam, toRawPrompt } from '#lib/engines/webllm/raw.ts';
import { toRawRequest, toRequest, type LibraryRequest, type RawLibraryRequest } from '#lib/engines/webllm/request.ts';

/** What the library is asked for a request, and what is known of it before. */
export interface Asked {
	params: LibraryRequest | RawLibraryRequest;
	promptTokens: number;
	/** What belongs in front of the library's text, once it has a first token; left out: nothing. */
	seam?: () => string;
}

function askChat(request: GenerateRequest, images: PreparedImages, { session, files }: ReadyModel): Asked {
	const { config, neutralize } = files;
	const prompt = toPrompt(request.messages, config.conversation, neutralize, images);
	return { params: toRequest(request, prompt, config), promptTokens: countPrompt(prompt, config, session) };
}

/** The library forgets its conversation over a text, and reads the chat that comes after it from the beginning. */
function askText(request: GenerateRequest, { session, files }: ReadyModel): Asked {
	const { tokenizer } = session;
	const prompt = toRawPrompt(request.messages[0]?.content ?? '', files.config.conversation, tokenizer);
	const last = prompt.tokens.at(-1);
	return {
		params: toRawRequest(request, prompt.text, files.config),
		promptTokens: prompt.tokens.length,
		seam: () => {
			const first = session.firstToken;
			return last === undefined || first === undefined ? '' : findSeam(last, first, tokenizer);
		}
	};
}

/**
 * A validated request in the library's words.
 * @param images of each message
 * @throws `request/invalid`, `request/unsupported`, `engine/context-overflow`
 */
export function askLibrary(request: GenerateRequest, images: PreparedImages, model: ReadyModel): Asked {
	const asked = request.raw ? askText(request, model) : askChat(request, images, model);
	const { promptTokens } = asked;
	const { contextTokens } = model.loaded;
	if (promptTokens > contextTokens) throw new AppError('engine/context-overflow', { promptTokens, contextTokens });
	return asked;
}
