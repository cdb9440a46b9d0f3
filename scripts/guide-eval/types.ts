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
	/** Right by eval/also-right.tsv alone: another fact's answer, which answers the question as well. */
	byReading: boolean;
	/** The answer is one of the written refusals. */
	refused: boolean;
}

/** What was asked and answered, before anybody judged it. */
export interface Run {
	machine: string;
	firstTokenMs: number;
	/** In the order of the questions. */
	answers: GuideAnswer[];
	/** Answers at temperature 0.8. */
	samples: number;
	/** Those of them that repeat themselves or have no end. */
	loops: string[];
}
