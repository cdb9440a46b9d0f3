import { area } from '#lib/messages/area.ts';
import { formatBytes, number, plural } from '#lib/messages/format.ts';

const cores = (count: number) => plural(count, { one: '# core', other: '# cores' });
const threads = (count: number) => plural(count, { one: '# thread', other: '# threads' });
const arithmetic = (shaderF16: boolean) => `16-bit arithmetic: ${shaderF16 ? 'yes' : 'no'}`;

/** What this device is: the verdict, the meters, and the frame of the System page. */
export const device = area('device', {
	verdict: {
		onGpu: (gpu: string) => `This device answers on its GPU: ${gpu}.`,
		byItself: 'This device answers by itself; nothing leaves it.',
		onCpu: (threadCount: number) => `This device answers on its CPU (${threads(threadCount)}).`,
		onCpuBesideGpu: (threadCount: number, gpu: string) =>
			`This device answers on its CPU (${threads(threadCount)}). ${gpu} is ready for larger models.`,
		onCpuWell: (threadCount: number) =>
			`This device answers on its CPU (${threads(threadCount)}). Small models run well.`,
		onCpuAlone: 'This device answers on its CPU (1 thread). Small models suit it best.',
		gpuFound: (gpu: string) => `${gpu} found; Hearth can use it.`,
		/** `browser`: its name; `null` where it tells none. */
		cannotRun: (browser: string | null) =>
			`${browser ?? 'This browser'} cannot run models yet, but there is a next step.`,
		details: 'Details',
		detailsOfDevice: 'Details of this device'
	},
	/** For those who do not see the icon; a sentence follows. */
	severity: { good: 'Good:', note: 'Note:', warning: 'Problem:' },
	meters: {
		gpu: 'GPU',
		memory: 'Memory',
		storage: 'Storage',
		cpu: 'CPU',
		untold: 'Not told by this browser',
		used: (label: string) => `${label} used`,
		noGpu: 'None',
		softwareGpu: 'A program, not a real GPU',
		closedGpu: 'Could not be opened',
		gpuParts: arithmetic,
		gpuPartsAndPiece: (shaderF16: boolean, pieceBytes: number) =>
			`${arithmetic(shaderF16)} · pieces up to ${formatBytes(pieceBytes)}`,
		/** `capped`: browsers count no further. */
		memorySize: (gigabytes: number, capped: boolean) => `${number(gigabytes)} GB${capped ? ' or more' : ''}`,
		memoryRounded: 'Rounded by the browser',
		storageFree: (bytes: number) => `${formatBytes(bytes)} free`,
		storageOf: (quotaBytes: number) => `about ${formatBytes(quotaBytes)}`,
		storageUsedOf: (usedBytes: number, quotaBytes: number) =>
			`${formatBytes(usedBytes)} used of about ${formatBytes(quotaBytes)}`,
		cores,
		threads: (count: number) => `${threads(count)} for a model`
	},
	/** Below "GPU: None". */
	noGpu: {
		absent: 'Not offered to web pages here',
		'no-adapter': 'The browser found none that it may use',
		failed: 'The browser could not reach it',
		'timed-out': 'Did not answer'
	},
	system: {
		title: 'System',
		checkingDevice: 'Checking this device…',
		checkAgain: 'Check again',
		checking: 'Checking…',
		checked: 'Checked just now.',
		measured: 'Measured speed',
		benchmark: 'Benchmark a model',
		report: 'Report'
	},
	report: {
		copy: 'Copy report',
		copied: 'Copied.',
		refused: 'The browser did not allow copying. Select the text below instead.',
		what: 'What is in the report',
		about:
			'Text for a bug report. It goes to your clipboard and nowhere else; it has no chats, no address and no name in it.',
		text: 'Text of the report'
	}
});
