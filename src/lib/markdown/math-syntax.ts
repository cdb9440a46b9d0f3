// A micromark extension that reads `$$…$$`, `\(…\)` and `\[…\]`, in a line and as a block, with the token names that
// mdast-util-math compiles. A single `$` is money. Rewriting the text instead would have to find code by itself.
import { mathFlow } from '#lib/markdown/math-flow.ts';
import { backslash, dollar } from '#lib/markdown/math-parts.ts';
import { mathText } from '#lib/markdown/math-text.ts';
import type { Extension } from '#lib/markdown/micromark-types.ts';

/** For `fromMarkdown({ extensions })`. */
export const mathSyntax: Extension = {
	flow: { [dollar]: mathFlow, [backslash]: mathFlow },
	text: { [dollar]: mathText, [backslash]: mathText }
};
