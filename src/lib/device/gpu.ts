import { settle } from '#lib/device/settle.ts';
import type { Gpu, GpuAdapter, GpuKind } from '#lib/device/types.ts';

/** Names that software adapters give themselves: SwiftShader (Chromium), llvmpipe and lavapipe (Mesa), WARP (Windows). */
const softwareNames = /swiftshader|llvmpipe|lavapipe|softpipe|\bwarp\b|basic render/i;

interface OlderAdapter {
	/** Older browsers have it here, not in `info`. */
	isFallbackAdapter?: boolean;
}

/** Chromium with `chrome://flags/#enable-webgpu-developer-features` (developer.chrome.com, June 2025). */
interface DeveloperInfo {
	driver?: string;
	type?: string;
}

/** Makers whose GPUs all share the memory of the CPU: phones, and Apple's own chips. */
const integratedMakers = ['apple', 'arm', 'broadcom', 'img-tec', 'qualcomm', 'samsung'];

/** By what the browser tells, else by the maker. Intel's names end in `lp` for those in processors, `hp` for cards (Dawn). */
function kindOf(vendor: string, architecture: string, told = ''): GpuKind {
	if (/integrated/i.test(told)) return 'integrated';
	if (/discrete/i.test(told) || vendor === 'nvidia') return 'discrete';
	if (integratedMakers.includes(vendor)) return 'integrated';
	if (vendor !== 'intel') return 'unknown';
	if (/hpg?$/.test(architecture)) return 'discrete';
	return /lpg?$|^gen-(7|8|9|11)$/.test(architecture) ? 'integrated' : 'unknown';
}

/** A limit that is no positive number is one that the browser did not tell. */
function readLimit(value: unknown): number | null {
	return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : null;
}

function describe(adapter: GPUAdapter): GpuAdapter {
	const { vendor = '', architecture = '', device = '', description = '', isFallbackAdapter } = adapter.info ?? {};
	const { driver = '', type } = (adapter.info ?? {}) as DeveloperInfo;
	const named = softwareNames.test(`${vendor} ${architecture} ${device} ${description}`);
	const { limits, features } = adapter;
	return {
		vendor,
		architecture,
		device,
		description,
		driver,
		kind: kindOf(vendor, architecture, type),
		software: named || isFallbackAdapter === true || (adapter as OlderAdapter).isFallbackAdapter === true,
		features: {
			shaderF16: features.has('shader-f16'),
			subgroups: features.has('subgroups'),
			timestampQuery: features.has('timestamp-query')
		},
		limits: {
			maxBufferBytes: readLimit(limits.maxBufferSize),
			maxStorageBindingBytes: readLimit(limits.maxStorageBufferBindingSize),
			maxWorkgroupStorageBytes: readLimit(limits.maxComputeWorkgroupStorageSize),
			maxInvocationsPerWorkgroup: readLimit(limits.maxComputeInvocationsPerWorkgroup),
			maxStorageBuffersPerStage: readLimit(limits.maxStorageBuffersPerShaderStage)
		}
	};
}

/** Opens a device as the engine would, and gives it back. A device that comes after the deadline is given back too. */
async function openAndClose(adapter: GPUAdapter): Promise<null> {
	const device = await adapter.requestDevice({ requiredFeatures: ['shader-f16'] });
	device.destroy();
	return null;
}

/**
 * Asks for a GPU. Opens one only where the engine would use it, so that "can use it" is tried and not guessed.
 * Never throws; waits at most twice `timeoutMs`.
 */
export async function probeGpu(gpu: GPU | undefined, timeoutMs: number): Promise<Gpu> {
	if (!gpu) return { state: 'absent' };
	const asked = await settle(async () => {
		const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' }); // as the engine asks
		return adapter && { adapter, described: describe(adapter) };
	}, timeoutMs);
	if (asked.status === 'failed') return { state: 'failed', reason: asked.reason };
	if (asked.status === 'timed-out') return { state: 'timed-out', waitedMs: asked.waitedMs };
	if (!asked.value) return { state: 'no-adapter' };
	const { adapter, described } = asked.value;
	if (described.software) return { state: 'software', adapter: described };
	if (!described.features.shaderF16) return { state: 'found', adapter: described };
	const opened = await settle(() => openAndClose(adapter), timeoutMs);
	if (opened.status === 'done') return { state: 'found', adapter: described };
	const reason = opened.status === 'failed' ? opened.reason : `no answer in ${opened.waitedMs} ms`;
	return { state: 'no-device', adapter: described, reason };
}
