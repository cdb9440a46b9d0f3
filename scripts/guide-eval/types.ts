/** One answer of Guide under test. */
export interface GuideAnswer {
	text: string;
	/** Arguments and results of the tools that were called, in turn. */
	calls: string[];
	reason: 'stop' | 'toolCalls' | 'length' | 'aborted';
	completionTokens: number;
	firstTokenMs: number | null;
	decodeMs: number;
}

/** One question of training/guide/eval with what a right answer must match. */
export interface Question {
	/** Name of the file without its extension. */
	set: string;
	factId: string;
	/** Name of the topic file that holds the fact, or `calculations`. */
	group: string;
	turns: string[];
	expected: RegExp;
}

export interface Judged extends Question {
	answer: GuideAnswer;
	right: boolean;
	/** The answer is one of the written refusals. */
	refused: boolean;
}
