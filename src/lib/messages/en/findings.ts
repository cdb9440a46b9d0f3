import { area } from '#lib/messages/area.ts';
import { formatBytes, list, number, plural } from '#lib/messages/format.ts';

const cores = (count: number) => plural(count, { one: '# core', other: '# cores' });
const gigabytes = (count: number, capped: boolean) => `${number(count)} GB${capped ? ' or more' : ''}`;
const charge = (share: number) => `${number(Math.round(share * 100))} %`;
/** At the beginning of a sentence; `null`: the browser tells no name. */
const atStart = (browser: string | null) => browser ?? 'This browser';
const secureAddress = 'Open Hearth at an address that begins with https:// or at http://localhost.';

/**
 * What is worth saying about a device, by finding: the sentence, what it means for the user, and the next step. `browser` is the
 * name of the browser, or `null` where it tells none; `gpu` the name of the GPU.
 */
export const findings = area('findings', {
	toImprove: 'What could be better',
	works: 'What works',
	/** Follows what is wrong with the GPU. */
	onCpu: 'Answers come from the CPU instead. Small models still work; larger ones are slower.',
	tryInOrder: 'Try these in order, and check again after each:',

	gpuAbsent: {
		sentence: (browser: string | null) => `${atStart(browser)} does not offer the GPU to web pages here.`,
		cost: 'Pages reach the GPU through WebGPU, which is missing or turned off.',
		next: 'Turn on WebGPU, if this system has it:'
	},
	gpuNoAdapter: {
		sentence: (browser: string | null) => `${atStart(browser)} found no GPU that it may use.`,
		cost: 'Usually graphics acceleration is off, the driver is blocked, or this is a virtual machine.'
	},
	gpuFailed: {
		sentence: (browser: string | null) => `${atStart(browser)} could not reach the GPU.`,
		cost: (reason: string) => `It said: “${reason}”`
	},
	gpuTimedOut: {
		sentence: (waitedMs: number) => `The GPU did not answer within ${number(Math.round(waitedMs / 1000))} seconds.`,
		cost: 'The driver may hang.'
	},
	gpuSoftware: {
		sentence: (gpu: string) => `The only GPU here is a program, ${gpu}, not hardware.`,
		cost: 'It would be slower than the CPU it runs on, so Hearth leaves it alone.',
		next: 'If this device has a real GPU, try these in order:'
	},
	gpuNoDevice: {
		sentence: (gpu: string) => `${gpu} is there, but could not be opened.`,
		cost: (reason: string) => `It said: “${reason}” Another program may hold all of its memory.`,
		next: 'Close other programs that use the GPU, then:'
	},
	gpuInsecure: {
		sentence: 'The GPU is hidden, because this address is not secure.',
		next: secureAddress
	},
	gpuReady: {
		sentence: (gpu: string) => `${gpu} opened, with the 16-bit arithmetic that models need.`,
		cost: 'Larger models usually run much faster on it. No browser tells how much memory it has, so that shows when a model loads.'
	},
	gpuNoF16: {
		sentence: (gpu: string) => `${gpu} found, but it lacks 16-bit arithmetic here.`,
		cost: 'Hearth’s engine needs that (shader-f16) to calculate on a GPU.',
		next: 'A newer driver or browser sometimes adds it; older GPUs usually never get it.'
	},
	gpuNoJspi: {
		sentence: (gpu: string, browser: string | null) =>
			`${gpu} found, but ${browser ?? 'this browser'} cannot let the engine use it yet.`,
		cost: 'The engine must be able to wait for the GPU (JSPI, JavaScript Promise Integration).',
		next: 'Chrome and Edge usually have it since version 137, Firefox since 153.'
	},
	gpuWaits: {
		sentence: (gpu: string) => `${gpu} found, but the engine cannot start in this browser.`,
		cost: 'Nothing is wrong with the GPU.',
		next: 'Solve the problem with the engine first; it is in this list.'
	},

	gpuKind: {
		secondGpu: 'If this device has a second, faster GPU, it can be given to the browser:',
		driver: (driver: string) => `Its driver: ${driver}.`
	},
	gpuIntegrated: {
		sentence: 'This GPU shares the memory of the CPU.',
		cost: 'Models that fit into memory fit on it, and are read as fast as that memory is.'
	},
	gpuDiscrete: {
		sentence: 'This GPU has memory of its own.',
		cost: 'It is read much faster than that of the CPU, but a model has to fit into it. No browser tells how large it is.'
	},
	gpuKindUntold: {
		sentence: 'The browser does not tell whether this GPU has memory of its own.',
		cost: 'Its maker builds both kinds. What it reaches shows when it is measured.'
	},
	/** Follows what the next two cost. */
	gpuClock: {
		exact: 'It has a clock of its own, so measurements are exact.',
		rough: 'It has no clock for pages (timestamp-query), so measurements use the page’s and are rougher.'
	},
	gpuFeatures: {
		sentence: 'Neighbouring threads of the GPU can share results directly.',
		cost: 'transformers.js and WebLLM have faster kernels for that (subgroups).'
	},
	gpuNoSubgroups: {
		sentence: 'Neighbouring threads of this GPU cannot share results directly here.',
		cost: 'transformers.js and WebLLM use slower kernels without that (subgroups); llama.cpp is not affected.',
		next: 'A newer browser or driver often brings it.',
		chromium: 'Chrome and Edge have it since version 134, where the driver does.'
	},
	gpuLimits: {
		sentence: 'The GPU allows all that the three engines ask for.',
		cost: 'llama.cpp, transformers.js and WebLLM each need some memory in one piece, buffers and threads.',
		piece: (bytes: number) => `The largest piece it hands out is ${formatBytes(bytes)}.`
	},
	gpuSmallPieces: {
		atMost: (bytes: number) => `This GPU hands out at most ${formatBytes(bytes)} in one piece.`,
		less: 'This GPU hands out less than some engines ask for.',
		tooSmall: (engineCount: number) =>
			`This GPU is too small for ${plural(engineCount, { one: '# engine', other: '# engines' })} out of three.`,
		/** `limit`: from `limits` below, `has` and `least` its value. */
		refused: (engine: string, limit: string, has: string, least: string) =>
			`${engine} does not start on it: ${limit} ${has}, needed ${least}.`,
		/** `loss`: from `losses` below. */
		held: (engine: string, limit: string, has: string, loss: string) => `${engine}, ${limit} ${has}: ${loss}.`,
		next: 'Choose smaller models. A newer driver or browser sometimes raises limits.'
	},
	limits: {
		maxBufferBytes: 'largest buffer',
		maxStorageBindingBytes: 'largest piece',
		maxWorkgroupStorageBytes: 'memory that threads share',
		maxInvocationsPerWorkgroup: 'threads in a group',
		maxStorageBuffersPerStage: 'buffers at once'
	},
	/** What an engine loses on a GPU that allows little: each is the end of a sentence. */
	losses: {
		tablesOnCpu: 'tables of models from about 4 billion parameters stay on the CPU',
		noFastKernels: 'its fastest kernels for one token are left out',
		noLargeModels: 'models from about 4 billion parameters do not load',
		smallBuffers: 'models are limited to buffers of 256 MiB',
		smallTables: 'tables of weights are limited to 128 MiB, which ends at about 1 billion parameters',
		smallGroups: 'its kernels run in smaller groups'
	},

	insecure: {
		sentence: 'This address is not secure, so the browser holds much back.',
		cost: 'No GPU, no threads, no use without a connection. Others on the network could change this page on its way to you.',
		next: secureAddress
	},
	engineReady: {
		sentence: 'This browser can run Hearth’s engine.',
		cost: 'The engine is llama.cpp as WebAssembly: program code that runs inside the browser’s sandbox, on this device.'
	},
	engineMissing: {
		sentence: (browser: string | null) => `${atStart(browser)} lacks a part that Hearth’s engine needs.`,
		cost: (parts: readonly string[]) =>
			`No model can answer here yet. Missing in its WebAssembly: ${list(parts, { type: 'unit' })}.`,
		next: 'Update the browser, or use another one:'
	},
	/** Parts of WebAssembly that may be missing. */
	wasmParts: {
		simd: 'SIMD',
		exceptions: 'exceptions',
		threads: 'shared memory',
		memory64: '64-bit memory',
		sharedMemory64: 'a shared 64-bit memory'
	},
	wasmComplete: {
		sentence: 'WebAssembly here has all the parts that make models fast.',
		cost: 'Vector instructions (SIMD), threads, 64-bit memory, and waiting for files and the GPU (JSPI), so that a model is read piece by piece.'
	},
	noJspi: {
		sentence: (browser: string | null) => `${atStart(browser)} reads each model into memory as a whole.`,
		cost: 'It lacks the part that lets the engine wait for files (JSPI): loading takes longer and needs more memory. Answers are the same.',
		next: 'Chrome and Edge usually have it since version 137, Firefox since 153. Safari has none yet.'
	},
	isolated: {
		sentence: 'This page is isolated from other sites, so models may use several cores.',
		cost: 'Browsers give shared memory, which several cores need to work together, to isolated pages only.'
	},
	notIsolated: {
		sentence: 'This page is not isolated from other sites, so models may use one core only.',
		cost: 'Answers from the CPU are slower than they need to be; nothing else changes.',
		ownTab: 'Open Hearth in a tab of its own, not inside another page.',
		normalWindow: 'Open Hearth in a normal window: private windows often turn off what isolates a page.',
		reload: 'Reload this page once; usually that is enough.'
	},
	fewCores: {
		sentence: (count: number) => `This browser reports ${cores(count)}.`,
		cost: 'A model on the CPU gets one of them, so that the page stays quick. Small models suit it best.',
		next: 'Close other busy tabs and programs while Hearth answers.'
	},
	cores: {
		sentence: (count: number, usable: number) => `Of ${cores(count)}, a model on the CPU may use ${number(usable)}.`,
		cost: 'One is left to the page. More than eight gain little, because reading memory is what takes the time.'
	},
	littleMemory: {
		/** `capped`: browsers count no further. */
		sentence: (size: number, capped: boolean) => `This device reports about ${gigabytes(size, capped)} of memory.`,
		cost: 'With a model of more than about 1 GB, the browser may close the page.',
		next: 'Choose models under 1 GB, and close other tabs and programs.'
	},
	memory: {
		sentence: (size: number, capped: boolean) => `This device reports about ${gigabytes(size, capped)} of memory.`,
		cost: 'Browsers round the figure and stop counting at 8 or 32 GB, for your privacy.'
	},

	noDatabase: {
		sentence: 'Chats cannot be kept in this window.',
		cost: 'They are gone when the page is closed. Until then everything works.'
	},
	noFiles: {
		sentence: 'Downloaded models cannot be kept in this window.',
		cost: 'A model would have to be downloaded again every time. The built-in one always works.'
	},
	noCache: {
		sentence: 'Hearth cannot be kept for use without a connection.',
		cost: 'With a connection, everything works.'
	},
	/** After the three above. */
	allowStorage: 'Allow Hearth to store data:',
	storageWorks: {
		sentence: 'Chats, models and the app itself can be kept on this device.',
		cost: 'Database, files and cache were each tried just now. Nothing was left behind.'
	},
	littleSpace: {
		sentence: (bytes: number) => `About ${formatBytes(bytes)} is free for models here.`,
		cost: 'Enough for small models; one with 3 billion parameters takes about 2 GB.',
		next: 'Make room:'
	},
	space: {
		sentence: (bytes: number) => `About ${formatBytes(bytes)} is free for models and chats.`,
		cost: 'This is the browser’s estimate. The real limit can differ, so a download that finds no room stops and keeps what it has.'
	},
	persisted: {
		sentence: 'The browser promises to keep your chats and models.',
		cost: 'They go only when you delete them, or this site’s data.'
	},
	notPersisted: {
		sentence: 'The browser may delete your chats and models when the disk is full.',
		cost: 'It seldom happens, but it happens without asking.',
		safari: 'Safari usually deletes data of sites that were not used for seven days.',
		next: 'Install Hearth: browsers usually keep the data of apps that are installed.'
	},

	phone: {
		sentence: 'Phones and tablets close pages that use much memory.',
		cost: 'Chats are kept, but an answer that is under way would be cut short.',
		next: 'Choose models under 1 GB, and keep Hearth in front while it answers.'
	},
	offline: {
		sentence: 'You are offline.',
		cost: 'Models that are on this device answer as usual. Only downloads have to wait.',
		next: 'Connect again when you want to download a model.'
	},
	lowBattery: {
		/** `share`: 0 to 1. */
		sentence: (share: number) => `The battery is at ${charge(share)}.`,
		cost: 'Answering takes power, and devices slow down when it runs low.',
		next: 'Plug in for long answers.'
	},
	pluggedIn: {
		sentence: 'This device is plugged in.',
		cost: 'So it may run at its full speed.'
	},
	onBattery: {
		sentence: (share: number) => `This device runs on its battery, at ${charge(share)}.`,
		cost: 'Most laptops and phones compute more slowly on battery than plugged in, and answering drains it.'
	},
	saveData: {
		sentence: 'The browser asks sites to save data.',
		cost: 'Models are large downloads. Hearth starts none without asking, and says the size first.',
		next: 'Use a connection without a limit before you download a model.'
	}
});
