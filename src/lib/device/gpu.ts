import { settle } from '#lib/device/settle.ts';
import type { Gpu, GpuAdapter } from '#lib/device/types.ts';

/** Names that software adapters give themselves: SwiftShader (Chromium), llvmpipe and lavapipe (Mesa), WARP (Windows). */
const softwareNames = /swiftshader|llvmpipe|lavapipe|softpipe|\bwarp\b|basic render/i;

interface OlderAdapter {
	/** Older browsers have it here, not in `info`. */
	isFallbackAdapter?: boolean;
}

function describe(adapter: GPUAdapter): GpuAdapter {
	const { vendor = '', architecture = '', device = '', description = '', isFallbackAdapter } = adapter.info ?? {};
	const named = softwareNames.test(`${vendor} ${architecture} ${device} ${description}`);
	const { limits, features } = adapter;
	return {
		vendor,
		architecture,
		device,
		description,
		software: named || isFallbackAdapter === true || (adapter as OlderAdapter).isFallbackAdapter === true,
		features: {
			shaderF16: features.has('shader-f16'),
			subgroups: features.has('subgroups'),
			timestampQuery: features.has('timestamp-query')
		},
		limits: {
			maxBufferBytes: limits.maxBufferSize ?? null,
			maxStorageBindingBytes: limits.maxStorageBufferBindingSize ?? null,
			maxWorkgroupStorageBytes: limits.maxComputeWorkgroupStorageSize ?? null,
			maxInvocationsPerWorkgroup: limits.maxComputeInvocationsPerWorkgroup ?? null
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
