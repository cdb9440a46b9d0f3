import { listFindings } from '#lib/device/findings.ts';
import type { Gpu, Inventory } from '#lib/device/types.ts';
import { formatBytes } from '#lib/base/units.ts';

const told = (value: string | number | null) => (value === null || value === '' ? 'not told' : String(value));
const bytes = (value: number | null) => (value === null ? 'not told' : formatBytes(value));
const yes = (value: boolean | null) => (value === null ? 'not told' : value ? 'yes' : 'no');

/** Messages of browsers and drivers may name files and addresses; a report must not. */
function withoutPlaces(reason: string): string {
	return reason.replace(/\S*(?:[a-z]+:\/\/|[a-z]:\\|[\\/])\S*/gi, '…').slice(0, 200);
}

function describeGpu(gpu: Gpu): readonly string[] {
	const state = 'reason' in gpu ? `${gpu.state} (${withoutPlaces(gpu.reason)})` : gpu.state;
	if (!('adapter' in gpu)) return [`GPU: ${state}`];
	const { vendor, architecture, device, description, driver, kind, features, limits } = gpu.adapter;
	const name = [vendor, architecture, device, description].filter(Boolean).join(', ');
	return [
		`GPU: ${state}: ${told(name)}`,
		`GPU kind: ${kind}, driver ${told(driver)}`,
		`GPU features: shader-f16 ${yes(features.shaderF16)}, subgroups ${yes(features.subgroups)}, timestamp-query ${yes(features.timestampQuery)}`,
		`GPU limits: buffer ${bytes(limits.maxBufferBytes)}, storage binding ${bytes(limits.maxStorageBindingBytes)}, workgroup storage ${bytes(limits.maxWorkgroupStorageBytes)}, invocations per workgroup ${told(limits.maxInvocationsPerWorkgroup)}, storage buffers per stage ${told(limits.maxStorageBuffersPerStage)}`
	];
}

/**
 * The inventory as text for a bug report. Holds the browser's name and major version instead of the user agent, and
 * no address, path, date, language or chat.
 */
export function writeReport(inventory: Inventory): string {
	const { browser, wasm, storage } = inventory;
	const lines = [
		'Hearth system report',
		`Browser: ${browser.name} ${told(browser.version)} (${browser.engine}) on ${browser.os}${browser.mobile ? ', mobile' : ''}`,
		`Page: secure ${yes(inventory.secureContext)}, isolated ${yes(inventory.crossOriginIsolated)}, service worker ${inventory.serviceWorker}, embedded ${yes(inventory.embedded)}`,
		`CPU: ${told(inventory.logicalCores)} cores, ${inventory.threads} threads for a model`,
		`Memory: ${inventory.deviceMemoryBytes === null ? 'not told' : `${inventory.deviceMemoryBytes / 1024 ** 3} GiB, rounded and capped`}`,
		`WebAssembly: SIMD ${yes(wasm.simd)}, exceptions ${yes(wasm.exceptions)}, threads ${yes(wasm.threads)}, memory64 ${yes(wasm.memory64)}, shared memory64 ${yes(wasm.engineMemory)}, JSPI ${yes(wasm.jspi)}`,
		...describeGpu(inventory.gpu),
		`Storage: ${bytes(storage.usageBytes)} of ${bytes(storage.quotaBytes)}, persisted ${yes(storage.persisted)}, files ${yes(storage.opfs)}, cache ${yes(storage.cache)}, database ${yes(storage.indexedDb)}`,
		`Battery: ${inventory.battery ? `${Math.round(inventory.battery.levelFraction * 100)} %, ${inventory.battery.charging ? 'charging' : 'not charging'}` : 'not told'}`,
		`Findings: ${listFindings(inventory)
			.map(({ id }) => id)
			.join(', ')}`
	];
	return `${lines.join('\n')}\n`;
}
