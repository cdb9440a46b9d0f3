import { AppError, isAppError, type EngineLack } from '#lib/base/errors.ts';
import { FileFault } from '#lib/engines/webllm/fault.ts';

/** The library throws classes that it does not export, plain errors, and strings that begin with the name of a class. */
function describe(error: unknown): { name: string; message: string } {
	if (error instanceof Error) return { name: error.name, message: error.message };
	const text = String(error);
	const match = /^(\w*Error): (.*)$/s.exec(text);
	return match ? { name: match[1] ?? '', message: match[2] ?? '' } : { name: 'Error', message: text };
}

function firstLine(text: string): string {
	return text.trim().split('\n')[0] ?? text;
}

const noGpu = /^WebGPUNot(?:Available|Found)Error$|Unable to find a compatible GPU/;
const weakGpu = /Cannot initialize runtime because of requested (\w+)/;
const noMemory = /allocation failed|out of memory|could not allocate memory|cannot enlarge memory/i;
const lost = /^DeviceLostError$|device was lost|device is lost|GPUDevice.*lost/i;
const disposed = /already been disposed|Aborted\(|unreachable|memory access out of bounds|table index/i;
const missingFunction = /Cannot find (?:required VM function|global function|.* in exports)|is not a function/i;
const missingTensor = /Cannot find parameter in cache/i;

/** A trouble of the device rather than of the model. */
function findTrouble(error: unknown): AppError | null {
	const { name, message } = describe(error);
	const unsupported = (reason: string, lack?: EngineLack) =>
		new AppError('engine/unsupported', { engine: 'webllm', reason, ...(lack && { lack }) }, { cause: error });
	if (name === 'ShaderF16SupportError') return unsupported('its GPU does not compute with 16-bit floats', 'no-f16');
	if (name === 'FeatureSupportError') return unsupported(firstLine(message));
	if (noGpu.test(name) || noGpu.test(message)) return unsupported('this browser offers no GPU', 'no-adapter');
	const weak = weakGpu.exec(message);
	if (weak) return unsupported(`its GPU offers too little ${weak[1]}`, 'no-adapter');
	if (lost.test(name) || lost.test(message))
		return new AppError('engine/device-lost', { reason: firstLine(message) }, { cause: error });
	if (noMemory.test(message)) return new AppError('engine/out-of-memory', { requestedBytes: null }, { cause: error });
	return null;
}

function loadReason(error: unknown): string {
	const { name, message } = describe(error);
	if (error instanceof FileFault) return message;
	const line = firstLine(message);
	if (name === 'CompileError') return `its model library is damaged (${line})`;
	if (name === 'LinkError') return `its model library was built for another version of web-llm (${line})`;
	if (missingFunction.test(message)) return `its model library lacks what web-llm calls (${line})`;
	if (missingTensor.test(message)) return `its model library and its weights do not belong together (${line})`;
	if (name === 'RuntimeError' || disposed.test(message)) return `one of its files made the engine stop (${line})`;
	return line;
}

/** A failed load as an `AppError`. */
export function translateLoadError(error: unknown, modelId: string): AppError {
	if (isAppError(error)) return error;
	return (
		findTrouble(error) ?? new AppError('engine/load-failed', { modelId, reason: loadReason(error) }, { cause: error })
	);
}

const overflow = /number of prompt tokens: (\d+); context window size: (\d+)/;

/** A failed generation as an `AppError`. */
export function translateGenerateError(error: unknown): AppError {
	if (isAppError(error)) return error;
	const { name, message } = describe(error);
	const numbers = overflow.exec(message);
	if (numbers) {
		const details = { promptTokens: Number(numbers[1]), contextTokens: Number(numbers[2]) };
		return new AppError('engine/context-overflow', details, { cause: error });
	}
	if (name === 'GrammarMatcherInitError' || /Grammar matcher rejected/.test(message)) {
		const reason = `the engine cannot follow it (${firstLine(message)})`;
		return new AppError('request/invalid', { param: 'responseFormat', reason }, { cause: error });
	}
	const trouble = findTrouble(error);
	if (trouble) return trouble;
	if (name === 'RuntimeError' || disposed.test(message))
		return new AppError('engine/crashed', { reason: firstLine(message) }, { cause: error });
	return new AppError('internal/bug', { reason: `${name}: ${firstLine(message)}` }, { cause: error });
}

/** After these the library must not be used again. */
export function isFatal(error: AppError): boolean {
	return ['engine/crashed', 'engine/device-lost', 'engine/out-of-memory'].includes(error.code);
}
