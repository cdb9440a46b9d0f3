/** Who draws the page. On iOS every browser is WebKit underneath. */
export type BrowserEngine = 'chromium' | 'gecko' | 'webkit' | 'other';

export type OperatingSystem = 'windows' | 'macos' | 'linux' | 'chromeos' | 'android' | 'ios' | 'other';

/** No more of the user agent than a next step needs: no minor version, no model, no build. */
export interface Browser {
	/** As its maker writes it: `Chrome`, `Edge`, `Firefox`, `Safari`; `This browser` when it does not say. */
	name: string;
	engine: BrowserEngine;
	/** Major version; `null`: not told. */
	version: number | null;
	os: OperatingSystem;
	mobile: boolean;
}

export interface GpuAdapter {
	vendor: string;
	architecture: string;
	device: string;
	description: string;
	/** The driver in words. Only browsers with developer features switched on tell it; else empty. */
	driver: string;
	/** Told with the driver, or known by the maker's name; `unknown` where a maker builds both. */
	kind: GpuKind;
	/** A program on the CPU that stands in for a GPU: SwiftShader, llvmpipe, WARP. */
	software: boolean;
	features: GpuFeatures;
	limits: GpuLimits;
}

/** With memory of its own, or sharing that of the CPU. */
export type GpuKind = 'integrated' | 'discrete' | 'unknown';

export interface GpuFeatures {
	shaderF16: boolean;
	subgroups: boolean;
	timestampQuery: boolean;
}

/** `null`: not told. */
export interface GpuLimits {
	maxBufferBytes: number | null;
	maxStorageBindingBytes: number | null;
	maxWorkgroupStorageBytes: number | null;
	maxInvocationsPerWorkgroup: number | null;
	maxStorageBuffersPerStage: number | null;
}

export type Gpu =
	/** The browser has no `navigator.gpu`. */
	| { state: 'absent' }
	/** `requestAdapter` answered `null`. */
	| { state: 'no-adapter' }
	| { state: 'failed'; reason: string }
	| { state: 'timed-out'; waitedMs: number }
	| { state: 'software'; adapter: GpuAdapter }
	/** An adapter was named, but it could not be opened. */
	| { state: 'no-device'; adapter: GpuAdapter; reason: string }
	/** Where the adapter has `shaderF16`, a device was really obtained (and given back), not only offered. */
	| { state: 'found'; adapter: GpuAdapter };

export interface Wasm {
	simd: boolean;
	exceptions: boolean;
	threads: boolean;
	memory64: boolean;
	/** JavaScript Promise Integration: WebAssembly can wait for the GPU. */
	jspi: boolean;
	/** A shared memory with 64-bit addresses was really made: llama.cpp's build imports one, even for one thread. */
	engineMemory: boolean;
}

export interface Storage {
	usageBytes: number | null;
	/** The browser's own estimate; Chromium enforces another figure. */
	quotaBytes: number | null;
	/** `null`: the browser cannot be asked. */
	persisted: boolean | null;
	/** Private file system: downloaded models. */
	opfs: boolean;
	/** Cache storage: the app itself, for offline use. */
	cache: boolean;
	/** Database: chats and settings. */
	indexedDb: boolean;
}

/** What this machine and this browser are, as plain data; `null` is "not told by this browser". */
export interface Inventory {
	browser: Browser;
	secureContext: boolean;
	crossOriginIsolated: boolean;
	/** A service worker answers this page's requests, so it could add the isolation headers. */
	serviceWorker: 'unsupported' | 'idle' | 'controlling';
	/** Inside another page's frame. */
	embedded: boolean;
	online: boolean;
	logicalCores: number | null;
	/** How many a model on the CPU can have. */
	threads: number;
	/** Rounded and capped by the browser: 8 GiB in older ones, 32 GiB in newer. */
	deviceMemoryBytes: number | null;
	wasm: Wasm;
	gpu: Gpu;
	storage: Storage;
	battery: { levelFraction: number; charging: boolean } | null;
	saveData: boolean;
}
