/**
 * Limits that ONNX Runtime needs more of than a device has by default: large models have large buffers, and its fused
 * kernels for one token read nine buffers, where eight are the default.
 */
const limits = [
	'maxBindGroups',
	'maxStorageBuffersPerShaderStage',
	'maxComputeWorkgroupsPerDimension',
	'maxComputeWorkgroupSizeX',
	'maxComputeWorkgroupSizeY',
	'maxComputeWorkgroupSizeZ',
	'maxBufferSize',
	'maxStorageBufferBindingSize',
	'maxComputeWorkgroupStorageSize',
	'maxComputeInvocationsPerWorkgroup'
] as const;

/** Features that ONNX Runtime has faster kernels for. */
const features: readonly GPUFeatureName[] = ['shader-f16', 'subgroups'];

/** The adapter of this machine, or `null`. */
export async function requestAdapter(): Promise<GPUAdapter | null> {
	if (!('gpu' in navigator)) return null;
	return navigator.gpu.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
}

/** A device of our own, so that its loss can be watched and outlives a session; `null` when there is none. */
export async function requestGpu(): Promise<GPUDevice | null> {
	const adapter = await requestAdapter();
	if (!adapter) return null;
	return adapter
		.requestDevice({
			requiredFeatures: features.filter((feature) => adapter.features.has(feature)),
			requiredLimits: Object.fromEntries(limits.map((name) => [name, adapter.limits[name]]))
		})
		.catch(() => null);
}
