import type { Finding } from '#lib/device/finding.ts';
import type { Inventory } from '#lib/device/types.ts';

/** Below this, running on battery is worth a word. */
const lowBatteryFraction = 0.2;

/** What changes from hour to hour, or comes with holding the device in one hand. */
export function surroundingsFindings({ browser, online, battery, saveData }: Inventory): readonly Finding[] {
	const found: Finding[] = [];
	if (browser.os === 'ios' || browser.os === 'android') {
		found.push({
			id: 'phone',
			severity: 'note',
			sentence: 'Phones and tablets close pages that use much memory.',
			cost: 'Chats are kept, but an answer that is under way would be cut short.',
			next: { text: 'Choose models under 1 GB, and keep Hearth in front while it answers.', steps: [] }
		});
	}
	if (!online) {
		found.push({
			id: 'offline',
			severity: 'note',
			sentence: 'You are offline.',
			cost: 'Models that are on this device answer as usual. Only downloads have to wait.',
			next: { text: 'Connect again when you want to download a model.', steps: [] }
		});
	}
	if (battery && !battery.charging && battery.levelFraction < lowBatteryFraction) {
		found.push({
			id: 'low-battery',
			severity: 'note',
			sentence: `The battery is at ${Math.round(battery.levelFraction * 100)} %.`,
			cost: 'Answering takes power, and devices slow down when it runs low.',
			next: { text: 'Plug in for long answers.', steps: [] }
		});
	}
	if (battery && (battery.charging || battery.levelFraction >= lowBatteryFraction)) {
		const percent = `${Math.round(battery.levelFraction * 100)} %`;
		found.push({
			id: battery.charging ? 'plugged-in' : 'on-battery',
			severity: 'good',
			sentence: battery.charging ? 'This device is plugged in.' : `This device runs on its battery, at ${percent}.`,
			cost: battery.charging
				? 'So it may run at its full speed.'
				: 'Most laptops and phones compute more slowly on battery than plugged in, and answering drains it.',
			next: null
		});
	}
	if (saveData) {
		found.push({
			id: 'save-data',
			severity: 'note',
			sentence: 'The browser asks sites to save data.',
			cost: 'Models are large downloads. Hearth starts none without asking, and says the size first.',
			next: { text: 'Use a connection without a limit before you download a model.', steps: [] }
		});
	}
	return found;
}
