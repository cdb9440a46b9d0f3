import type { Finding } from '#lib/device/finding.ts';
import type { Inventory } from '#lib/device/types.ts';
import { findings as t } from '#lib/messages/en/findings.ts';

/** Below this, running on battery is worth a word. */
const lowBatteryFraction = 0.2;

/** What changes from hour to hour, or comes with holding the device in one hand. */
export function surroundingsFindings({ browser, online, battery, saveData }: Inventory): readonly Finding[] {
	const found: Finding[] = [];
	if (browser.os === 'ios' || browser.os === 'android') {
		found.push({
			id: 'phone',
			severity: 'note',
			sentence: t.phone.sentence,
			cost: t.phone.cost,
			next: { text: t.phone.next, steps: [] }
		});
	}
	if (!online) {
		found.push({
			id: 'offline',
			severity: 'note',
			sentence: t.offline.sentence,
			cost: t.offline.cost,
			next: { text: t.offline.next, steps: [] }
		});
	}
	if (battery && !battery.charging && battery.levelFraction < lowBatteryFraction) {
		found.push({
			id: 'low-battery',
			severity: 'note',
			sentence: t.lowBattery.sentence(battery.levelFraction),
			cost: t.lowBattery.cost,
			next: { text: t.lowBattery.next, steps: [] }
		});
	}
	if (battery && (battery.charging || battery.levelFraction >= lowBatteryFraction)) {
		found.push({
			id: battery.charging ? 'plugged-in' : 'on-battery',
			severity: 'good',
			sentence: battery.charging ? t.pluggedIn.sentence : t.onBattery.sentence(battery.levelFraction),
			cost: battery.charging ? t.pluggedIn.cost : t.onBattery.cost,
			next: null
		});
	}
	if (saveData) {
		found.push({
			id: 'save-data',
			severity: 'note',
			sentence: t.saveData.sentence,
			cost: t.saveData.cost,
			next: { text: t.saveData.next, steps: [] }
		});
	}
	return found;
}
