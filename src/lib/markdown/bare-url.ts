// A micromark extension for addresses that stand in a text: `see https://example.com/a.` GFM's own one also looks for
// mail addresses, at every word, and weighs nine times as much.
import type { Code, Construct, Extension, State } from '#lib/markdown/micromark-types.ts';

const isLetterOrDigit = (code: Code) =>
	code !== null && ((code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122));

/** White space, line endings, `<`, `]`, backtick, and the punctuation of scripts that write no space after it. */
function endsUrl(code: Code): boolean {
	if (code === null || code <= 32 || code === 60 || code === 93 || code === 96) return true;
	return (code >= 0x3000 && code <= 0x303f) || (code >= 0xff00 && code <= 0xff65);
}

const trailing = new Set([...'!"\'),.:;?*_~|'].map((char) => char.charCodeAt(0)));

/** Punctuation up to the end of the address belongs to the sentence. */
const trail: Construct = {
	partial: true,
	tokenize(effects, ok, nok) {
		return start;
		function start(code: Code) {
			effects.enter('data');
			return inside(code);
		}
		function inside(code: Code): State | undefined {
			if (endsUrl(code)) {
				effects.exit('data');
				return ok(code);
			}
			if (code === null || !trailing.has(code)) return nok(code);
			effects.consume(code);
			return inside;
		}
	}
};

const url: Construct = {
	name: 'bareUrl',
	previous: (code) => !isLetterOrDigit(code),
	tokenize(effects, ok, nok) {
		let scheme = '';
		let depth = 0;
		let chars = 0;
		return start;

		function start(code: Code) {
			effects.enter('autolink');
			effects.enter('autolinkProtocol');
			return before(code);
		}
		function before(code: Code): State | undefined {
			if (code === null || code < 47) return nok(code);
			scheme += String.fromCharCode(code).toLowerCase();
			if (scheme !== 'https://'.slice(0, scheme.length) && scheme !== 'http://'.slice(0, scheme.length))
				return nok(code);
			effects.consume(code);
			return scheme.endsWith('//') ? rest : before;
		}
		function rest(code: Code): State | undefined {
			if (endsUrl(code)) return end(code);
			const closesNothing = code === 41 && depth === 0;
			if (code !== null && trailing.has(code) && (code !== 41 || closesNothing))
				return effects.check(trail, end, char)(code);
			return char(code);
		}
		function char(code: Code) {
			if (code === 40) depth++;
			if (code === 41) depth--;
			chars++;
			effects.consume(code);
			return rest;
		}
		function end(code: Code) {
			if (chars === 0) return nok(code);
			effects.exit('autolinkProtocol');
			effects.exit('autolink');
			return ok(code);
		}
	}
};

/** For `fromMarkdown({ extensions })`; compiled like `<https://…>`. */
export const bareUrl: Extension = { text: { 72: url, 104: url } };
