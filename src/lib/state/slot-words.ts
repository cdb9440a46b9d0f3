import type { ModelInfo } from '#lib/catalog/catalog.ts';
import { canShareSlots, leastUsefulGain, type SlotDecision } from '#lib/host/slots.ts';

/** How many requests to a model are answered at once, and why. */
export function slotSentence(model: ModelInfo, enabled: boolean, decision: SlotDecision | null): string {
	const oneByOne = 'One after another';
	if (!canShareSlots(model)) return `${oneByOne}: what runs ${model.name} gives one answer at a time.`;
	if (!enabled) return `${oneByOne}, because it is switched off here.`;
	if (!decision) return `${oneByOne}, until it was measured here that two at once are faster.`;
	if (decision.reason === 'memory')
		return `${oneByOne}: the model did not fit into memory with room for several answers.`;
	if (decision.reason === 'cut-off') return `${oneByOne}: the last measurement did not come to its end.`;
	const { slots, compared } = decision;
	if (slots === 1) {
		const gain = compared[0]?.gain ?? NaN;
		const steady =
			gain >= leastUsefulGain ? ', but not in every round' : `; it takes ${leastUsefulGain} to be worth it`;
		return `${oneByOne}. Measured: two at once were ${times(gain)} as fast as two in turn${steady}.`;
	}
	const gain = compared.find(({ together }) => together === slots)?.gain ?? NaN;
	return `${slots} at once, and a chat beside them. Measured: ${times(gain)} as fast as ${slots} in turn.`;
}

/** `0.98 times`. */
function times(gain: number): string {
	return Number.isFinite(gain) ? `${gain.toFixed(2)} times` : 'not measurably';
}
