/** What is shown now: the tag of the language, and its texts by area. English has none here: it comes with each area. */
class Current {
	/** A BCP 47 tag, for `Intl` and for `<html lang>`. */
	tag = $state('en');
	direction = $state<'ltr' | 'rtl'>('ltr');
	/** What the user picked; `null` for the language of the browser. */
	picked = $state<string | null>(null);
	areas = $state.raw<Readonly<Record<string, object>>>({});
}

export const current = new Current();
