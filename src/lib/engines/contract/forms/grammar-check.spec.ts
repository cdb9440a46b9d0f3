import { expect, test } from 'vitest';
import { isAppError } from '#lib/base/errors.ts';
import { checkGrammar } from '#lib/engines/contract/forms/grammar-check.ts';

test.for([
	'root ::= "a"',
	'root ::= "a" | [b-d]+ x{2,3}\nx ::= "q"',
	'root ::= "a" |\n  "b"\n# a comment\nws-x ::= [ \\t\\n]*',
	'root ::=\n  "a" # one\n\n2nd ::= root',
	'root ::= (\n  "a"\n  | "b"\n) "c"',
	'root ::= "a"{2,} [a-z]{3} [0-9]{ 1, 4 }',
	'root ::= [^"\\\\\\x7F\\x00-\\x1F]* .',
	'root ::= "\\n\\u0041\\"" [\\]\\[-]',
	'root ::= ("a" | "") "b"?',
	'root ::= | "a" |',
	'root ::= "a"{2}{3}?',
	'root ::= "x" root | "y"',
	'root ::= "é" [α-ω]{2}\r\n'
])('takes %j', (grammar) => {
	expect(() => checkGrammar(grammar)).not.toThrow();
});

const chain = Array.from({ length: 501 }, (_, index) => `r${index} ::= "a"`).join('\n');

test.for([
	['', /must define root/],
	['start ::= "a"', /must define root/],
	['root ::= "a', /line 1: .*quotes does not end/],
	['root ::= "a"\nroot ::= "b"', /line 2: root is defined twice/],
	['root ::= "a"\n\nb ::= foo', /line 3: foo is not defined/],
	['root ::= "a"\n"b"', /line 2: a rule \(name ::= \.\.\.\) was expected/],
	['root ::= "a"\n  | "b"', /line 2: a rule/],
	['root ::= "a")', /line 1: "\)" cannot stand here/],
	['root ::= a_b\na ::= "x"', /line 1: "_" cannot stand here/],
	['root ::= $', /line 1: "\$" cannot stand here/],
	['root := "a"', /::= was expected behind root/],
	['root ::= ("a"', /group does not end/],
	['root ::= *', /"\*" cannot stand here/],
	['root ::= "a"{,2}', /repetition must be written/],
	['root ::= "a"{5,2}', /more to fewer/],
	['root ::= "a"{2000}', /more than 1000/],
	['root ::= "a"{1000000000}', /repetition must be written|more than 1000/],
	['root ::= (("a"{0,500}){0,500}){0,500}', /repeats too much/],
	['root ::= [z-a]', /backwards/],
	['root ::= []', /class is empty/],
	['root ::= [a-', /brackets does not end/],
	['root ::= "\\q"', /escape is unknown/],
	['root ::= "\\UFFFFFFFF"', /escape is no character/],
	['root ::= root', /begins with itself/],
	['root ::= "x"? a\na ::= root "b" | "c"', /begins with itself/],
	['root ::= empty root "a" | "b"\nempty ::= maybe\nmaybe ::= "x"?', /begins with itself/],
	['root ::= (("z"? root){2} | "a") "b"', /begins with itself/],
	['root ::= ("")*', /repeated without end/],
	['root ::= a+\na ::= "x"?', /repeated without end/],
	[`root ::= ${'('.repeat(20_000)}"a"${')'.repeat(20_000)}`, /too many groups/],
	[`root ::= r0\n${chain}`, /more than 500 rules/],
	['#'.repeat(70_000), /not be longer/],
	['what is this', /line 1: ::= was expected behind what/]
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
