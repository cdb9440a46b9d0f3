import type { DataFlaw } from '#lib/base/data-flaw.ts';
import { leftToRight } from '#lib/messages/format.ts';
import { imports as t } from '#lib/messages/en/imports.ts';

/**
 * Why a file of chats or presets was refused, as sentences for people.
 * @param param of `request/invalid`: `file`, or a place in the file
 */
export function refusedFile(param: string, flaw: DataFlaw): string {
	// A version that is not known yet says nothing about the value: all of the file may mean something else.
	const isWhole = param === 'file' || flaw.kind === 'newer';
	return isWhole ? t.refused(flawWords(flaw)) : t.refusedAt(placeWords(param), flawWords(flaw));
}

/** As it stands in the file, except for what would change the line around it: keys can be any text. */
function placeWords(place: string): string {
	return leftToRight(place.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?'));
}

function flawWords(flaw: DataFlaw): string {
	const { flaws } = t;
	switch (flaw.kind) {
		case 'not-json':
			return flaw.line === null ? flaws.notJson : flaws.notJsonInLine(flaw.line);
		case 'other-format':
			return flaws.otherFormat[flaw.wanted];
		case 'newer':
			return flaws.newer;
		case 'nothing':
			return flaws.nothing[flaw.wanted];
		case 'too-large':
			return flaw.unpacked ? flaws.tooLargeUnpacked(flaw.mostBytes) : flaws.tooLarge(flaw.mostBytes);
		case 'damaged-zip':
			return flaws.damagedZip;
		case 'wrong-type':
			return t.wanted[flaw.wanted];
		case 'not-one-of':
			return flaws.notOneOf(leftToRight(flaw.allowed.join(', ')));
		case 'not-within':
			return (flaw.whole ? flaws.notWithinWhole : flaws.notWithin)(flaw.low, flaw.high);
		case 'not-texts':
			return flaws.notTexts(flaw.most);
		case 'not-allowed':
			return flaws.notAllowed;
		case 'too-many':
			return t.most[flaw.of](flaw.most);
		case 'uneven-lists':
			return flaws.unevenLists;
		case 'same-id':
			return flaws.sameId;
		case 'own-ancestor':
			return flaws.ownAncestor;
		case 'no-parent':
			return flaws.noParent;
	}
}
