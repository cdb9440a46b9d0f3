import { describeBrowser } from '#lib/device/browser.ts';
import type { BrowserHints } from '#lib/device/browser.ts';
import { probeGpu } from '#lib/device/gpu.ts';
import { settleOr } from '#lib/device/settle.ts';
import { probeStorage } from '#lib/device/storage.ts';
import type { Inventory } from '#lib/device/types.ts';
import { probeWasm } from '#lib/device/wasm.ts';

/** A `requestAdapter` that hangs must not hang the page; a working one answers in well under a second. */
const probeTimeoutMs = 3_000;

/** More threads than this gain nothing: decoding waits for memory, not for arithmetic. */
const maxThreads = 8;

export interface InventoryOptions {
	signal?: AbortSignal | undefined;
	/** How long one probe may take. */
	timeoutMs?: number | undefined;
}

/** What TypeScript's DOM library does not know, because not every browser has it. */
interface OptionalNavigator {
	userAgentData?: BrowserHints['userAgentData'];
	deviceMemory?: number;
	connection?: { saveData?: boolean };
	getBattery?: () => Promise<{ level: number; charging: boolean }>;
}

/** Threads need shared memory, which only an isolated page has; one core is left to the page. */
export function usableThreads(crossOriginIsolated: boolean, logicalCores: number | null): number {
	return crossOriginIsolated ? Math.max(1, Math.min(maxThreads, (logicalCores ?? 1) - 1)) : 1;
}

/** Charge and plug of the battery; `null` where the browser tells nothing of one. Never throws. */
export async function probeBattery(timeoutMs: number): Promise<Inventory['battery']> {
	const { getBattery } = navigator as OptionalNavigator;
	if (!getBattery) return null;
	const battery = await settleOr(() => getBattery.call(navigator), null, timeoutMs);
	return battery && { levelFraction: battery.level, charging: battery.charging };
}

function serviceWorkerState(): Inventory['serviceWorker'] {
	if (!('serviceWorker' in navigator)) return 'unsupported';
	try {
		return navigator.serviceWorker.controller ? 'controlling' : 'idle';
	} catch {
		return 'unsupported'; // a sandboxed frame has the property and throws when it is read
	}
}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
	if (!signal) return work;
	return new Promise((resolve, reject) => {
		signal.addEventListener('abort', () => reject(signal.reason), { once: true });
		work.then(resolve, reject);
	});
}

/**
 * Looks at this machine and this browser. Sends nothing anywhere; every probe is isolated, so a missing, throwing or
 * hanging API becomes a fact in the answer.
 * @throws AbortError, and nothing else
 */
export async function takeInventory({ signal, timeoutMs = probeTimeoutMs }: InventoryOptions = {}): Promise<Inventory> {
	signal?.throwIfAborted();
	const optional = navigator as OptionalNavigator;
	const { userAgent, maxTouchPoints } = navigator;
	const [gpu, storage, battery] = await untilAborted(
		Promise.all([probeGpu(navigator.gpu, timeoutMs), probeStorage(timeoutMs), probeBattery(timeoutMs)]),
		signal
	);
	const logicalCores = navigator.hardwareConcurrency || null;
	return {
		browser: describeBrowser({ userAgent, maxTouchPoints, userAgentData: optional.userAgentData }),
		secureContext: isSecureContext,
		crossOriginIsolated,
		serviceWorker: serviceWorkerState(),
		embedded: window.self !== window.top,
		online: navigator.onLine,
		logicalCores,
		threads: usableThreads(crossOriginIsolated, logicalCores),
		deviceMemoryBytes: optional.deviceMemory ? optional.deviceMemory * 1024 ** 3 : null,
		wasm: probeWasm(),
		gpu,
		storage,
		battery,
		saveData: optional.connection?.saveData ?? false
	};
}
