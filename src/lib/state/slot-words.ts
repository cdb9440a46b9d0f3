import type { ModelInfo } from '#lib/catalog/catalog.ts';
import { canShareSlots, leastUsefulGain, type SlotDecision } from '#lib/host/slots.ts';
import { connect } from '#lib/messages/en/connect.ts';

/** How many requests to a model are answered at once, and why. */
export function slotSentence(model: ModelInfo, enabled: boolean, decision: SlotDecision | null): string {
	const t = connect.atOnce;
	if (!canShareSlots(model)) return t.impossible(model.name);
	if (!enabled) return t.switchedOff;
	if (!decision) return t.notMeasured;
	if (decision.reason === 'memory') return t.noMemory;
	if (decision.reason === 'cut-off') return t.cutOff;
	const { slots, compared } = decision;
	if (slots === 1) {
		const gain = compared[0]?.gain ?? NaN;
		return gain >= leastUsefulGain ? t.unsteady(gain) : t.tooLittle({ gain, leastGain: leastUsefulGain });
	}
	const gain = compared.find(({ together }) => together === slots)?.gain ?? NaN;
	return t.faster({ slots, gain });
}
