import type { InstallPlan } from '#lib/catalog/install-plan.ts';
import type { Asking } from '#lib/hub/ask.ts';
import { readRemoteGguf } from '#lib/hub/gguf-header.ts';
import { kindOf, planId, quantizationOf, titleOf } from '#lib/hub/names.ts';
import type { HubBuild, HubProblem } from '#lib/hub/types.ts';

/** `model-00001-of-00003.gguf` at the end of a path. */
const splitName = /-(\d{5})-of-(\d{5})(\.gguf)$/i;

/** No model here has more parts, and each is asked for its size. */
const maxParts = 64;

/**
 * A model behind an address that the user gave: one GGUF file, or the first part of a split one. Nobody publishes a hash
 * for it, so its bytes are only compared with those that came the first time.
 * @throws `hub/failed`, `AbortError`
 */
export async function readDirect(address: string, asking: Asking): Promise<HubBuild> {
	const url = new URL(address);
	url.hash = '';
	const name = fileName(url);
	const [, number = '00001', count = '00001'] = splitName.exec(name) ?? [];
	const first = await readRemoteGguf({ url, what: name }, asking);
	const parts = [{ url, bytes: first.bytes as number | null }];
	let problem: HubProblem | null = number === '00001' ? null : { kind: 'not-first-part' };
	if (Number(count) > maxParts) problem = { kind: 'too-many-parts' };
	if (problem === null) {
		for (let index = 2; index <= Number(count); index++) {
			const part = new URL(url);
			part.pathname = url.pathname.replace(splitName, `-${String(index).padStart(5, '0')}-of-${count}$3`);
			parts.push({ url: part, bytes: null });
		}
		if (first.splitCount !== Number(count))
			problem = { kind: 'counts-differ', inHeader: first.splitCount, inName: Number(count) };
	}
	const quantization = quantizationOf(name);
	const plan: InstallPlan = {
		id: planId(url.host, url.pathname),
		name: titleOf(first.name ?? name),
		engine: 'wllama',
		quantization,
		source: { kind: 'url', url: url.href },
		license: null,
		parameters: null,
		contextTokens: first.contextTokens,
		architecture: first.architecture,
		kind: kindOf({ repository: name, task: '', tags: [] }, false),
		modalities: ['text'],
		shaderF16: false,
		files: parts.map((part) => ({ path: fileName(part.url), url: part.url.href, bytes: part.bytes, sha256: null }))
	};
	return { plan, bytes: parts.length === 1 ? first.bytes : null, bitsPerWeight: null, problem };
}

/** The last part of a path, as a name that can be shown and stored. */
function fileName({ pathname }: URL): string {
	const last = pathname.split('/').at(-1) ?? '';
	let name = last;
	try {
		name = decodeURIComponent(last);
	} catch {
		// As it is, then.
	}
	return name.replace(/[\p{C}\p{Zl}\p{Zp}\\/:*?"<>|]/gu, '_').slice(-200);
}
