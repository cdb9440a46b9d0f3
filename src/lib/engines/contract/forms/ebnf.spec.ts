import { expect, test } from 'vitest';
import { toEbnf } from '#lib/engines/contract/forms/ebnf.ts';

const written = (grammar: string) => toEbnf(grammar).split('\n').slice(1); // the first line only leads to root

test.for<[string, ...string[]]>([
	['root ::= "a" | 2nd\n2nd ::= "b"', 'r-root ::= "a" | r-2nd', 'r-2nd ::= "b"'],
	['root ::= "é\\"\\\\\\n~"', String.raw`r-root ::= "\U000000e9\"\\\U0000000a~"`],
	[
		'root ::= [^a-c\\]] .',
		String.raw`r-root ::= [^\U0000005d\U00000061-\U00000063] ([\U00000000-\U0000007f] | [^\U00000000-\U0000007f])`
	],
	[
		'root ::= [aα-γ] [α-γa]',
		String.raw`shared-0 ::= [\U00000061] | "\U000003b1" | "\U000003b2" | "\U000003b3"`,
		'r-root ::= shared-0 shared-0'
	],
	['root ::= [é]{2}', String.raw`shared-0 ::= "\U000000e9"`, 'r-root ::= shared-0{2,2}'],
	['root ::= [\\x80-\\U0010FFFFa-z]', String.raw`r-root ::= [^\U00000000-\U00000060\U0000007b-\U0000007f]`],
	['root ::= [^\\x00-\\x7f]', String.raw`r-root ::= [^\U00000000-\U0000007f]`],
	['root ::= | ("a" |)', 'r-root ::= "" | ("a" | "")'],
	['root ::= "a"? "b"* "c"+ "d"{0} "e"{0,1}', 'r-root ::= "a"? "b"* "c"+ "" "e"?'],
	['root ::= "a"? ?', 'r-root ::= ("a"?)?'],
	[
		'root ::= [a]{2} x{3,} ("a" | "b"){0,9} "cd"{2}\nx ::= ""',
		'shared-0 ::= ("a" | "b")',
		'shared-1 ::= "cd"',
		String.raw`r-root ::= [\U00000061]{2,2} r-x{3,} shared-0{0,9} shared-1{2,2}`,
		'r-x ::= ""'
	],
	['root ::= (x{9}){9}\nx ::= "a"', 'shared-0 ::= (r-x{9,9})', 'r-root ::= shared-0{9,9}', 'r-x ::= "a"']
])('writes %j for xgrammar', ([grammar, ...lines]) => {
	expect(written(grammar)).toEqual(lines);
});

test.for([
	['root ::= [^é]', /beyond ASCII/],
	['root ::= [一-龯]', /beyond ASCII/],
	['root ::= [^\\x00-\\U0010FFFF]', /no character/]
] as const)('refuses %j, which xgrammar would not obey', ([grammar, reason]) => {
	expect(() => toEbnf(grammar)).toThrow(reason);
});
