import type { ApiError, ParamNames } from '#lib/api/errors.ts';
import type {
	ChatMessage,
	FinishEvent,
	GenerateRequest,
	Sampling,
	TokenEvent,
	ToolCall,
	Usage
} from '#lib/engines/contract/types.ts';

/** A tool that must be called, by name, or any of those that are there. */
export interface ForcedCall {
	/** `null`: any. */
	name: string | null;
}

/** What a request asks to be generated, in the words of the engine contract. */
export interface Job {
	/** As the client named it. */
	model: string;
	/** `sampling` holds only what the client asked for. */
	request: Omit<GenerateRequest, 'sampling'> & { sampling: Partial<Sampling> };
	/** How many answers, each on its own; 0 only loads the model. */
	choices: number;
	/** What each choice answers, where that differs; else all answer `request.messages`. */
	prompts?: readonly (readonly ChatMessage[])[];
	/** A model that cannot go on with texts (`GenerateRequest.raw`) gets the prompt as a message of the user instead. */
	elseChat?: true;
	/** A call must be made; `null`: the model decides. */
	forced: ForcedCall | null;
	/** The answer ends with the first call. */
	oneCall: boolean;
	stream: boolean;
	/** Parameters that were asked for and change nothing, for the header `x-hearth-ignored`. */
	ignored: readonly string[];
	nameOf: ParamNames;
	/** Makes the answer's words; made anew for each request. */
	writer: Writer;
}

/** One finished answer. */
export interface Choice {
	index: number;
	text: string;
	reasoning: string;
	calls: readonly ToolCall[];
	/** Tokens of the answer itself, with log-probabilities where they were asked for. */
	tokens: readonly TokenEvent[];
	finish: FinishEvent;
}

/** What all choices cost together. */
export interface Cost {
	usage: Usage;
	/** From the request to the end, with waiting and loading. */
	totalMs: number;
	/** Part of it that was spent loading the model. */
	loadMs: number;
	prefillMs: number;
	decodeMs: number;
}

/** Turns what an engine does into one API's words. */
export interface Writer {
	/** Comes first, also when nothing is streamed. @param model the id that answers */
	begin(model: string): string;
	token(choice: number, event: TokenEvent): string;
	/** @param order of the call within its answer */
	call(choice: number, call: ToolCall, order: number): string;
	/** An answer has ended. */
	endChoice(choice: Choice): string;
	end(choices: readonly Choice[], cost: Cost): string;
	/** An error in the middle of a stream. */
	failure(error: ApiError): string;
	/** The answer in one piece. */
	whole(choices: readonly Choice[], cost: Cost): unknown;
	/** What a stream is sent as, and what says "still here" in it. */
	contentType: string;
	/** A remark that clients pass over; empty where the format has none. */
	remark(text: string): string;
}
