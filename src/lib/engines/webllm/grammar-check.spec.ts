import { expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { checkGrammar } from '#lib/engines/webllm/grammar-check.ts';

// Each verdict is that of xgrammar 0.1.27 (the version inside web-llm 0.2.86), tried out in Node; except for what never
// ends or is far too large, which it takes.
test.for([
	'root ::= "a"',
	'root ::= "a" | [b-d]+ x{2,3}\nx ::= "q"',
	'root ::= "a" |\n  "b"\n# a comment\nws-x ::= [ \\t\\n]*',
	'root ::=\n  "a"\n  "b"',
	'root ::= "a"{2,} [a-z]{3}',
	'root ::= [^"\\\\\\x7F\\x00-\\x1F]*',
	'root ::= "\\n\\u0041\\"" [\\]\\-]',
	'root ::= ("a" | "") "b"?',
	'root ::= _a\n_a ::= "x" root | "y"'
])('takes %j', (grammar) => {
	expect(() => checkGrammar(grammar)).not.toThrow();
});

test.for([
	['', /no rule called root/],
	['start ::= "a"', /no rule called root/],
	['root ::= "a', /line 1: .*quotes is not closed/],
	['root ::= "a"\nroot ::= "b"', /root is defined twice/],
	['root ::= foo', /foo is not defined/],
	['root ::= "a" | ', /write "" for nothing/],
	['root ::= ("a" | ) "b"', /write "" for nothing/],
	['root ::= ("a"', /parenthesis is not closed/],
	['root ::= . "a"', /does not know "\."/],
	['root ::= "a"{,2}', /repetition must be written/],
	['root ::= "a"{3,2}', /ends before it begins/],
	['root ::= [z-a]', /backwards/],
	['root ::= []', /class is empty/],
	['root ::= "\\q"', /escape is unknown/],
	['root ::= root', /begins with itself/],
	['root ::= "x"? a\na ::= root "b" | "c"', /begins with itself/],
	['root ::= empty root "a" | "b"\nempty ::= maybe\nmaybe ::= "x"?', /begins with itself/],
	['root ::= ("")*', /repeated without end/],
	['root ::= a+\na ::= "x"?', /repeated without end/],
	['root ::= "a"{1000000000}', /repeats too much/],
	[`root ::= ${'('.repeat(20_000)}"a"${')'.repeat(20_000)}`, /too many groups/],
	['#'.repeat(70_000), /not be longer/],
	['what is this', /line 1: a rule/]
] as const)('refuses %.60j', ([grammar, reason]) => {
	let refused: unknown;
	try {
		checkGrammar(grammar);
	} catch (error) {
		refused = error;
	}
	expect(isAppError(refused, 'request/invalid') && refused.details).toMatchObject({
		param: 'responseFormat.grammar',
		reason: expect.stringMatching(reason)
	});
});
