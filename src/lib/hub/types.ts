import type { InstallPlan } from '#lib/catalog/install-plan.ts';

export type HubEngine = InstallPlan['engine'];

/** Which hub is asked, and as whom. */
export interface HubAccess {
	/** As `normalizeEndpoint` writes it. */
	endpoint: string;
	/** Of the user's own account; goes to the endpoint's origin and nowhere else. */
	token: string | null;
}

/** One line of a search. */
export interface HubModel {
	/** `owner/name`. */
	repository: string;
	/** Of the last 30 days; `null` when the hub does not say. */
	downloads: number | null;
	updatedAtMs: number | null;
	license: string | null;
	/** Its files need an account that was granted access. */
	gated: boolean;
	/** That its tags promise something for. */
	engines: readonly HubEngine[];
}

/** A file of a repository. */
export interface HubFile {
	path: string;
	bytes: number;
	/** Of what the hub keeps in its large file storage; `null` for small files. */
	sha256: string | null;
	/** Git's name of the content: SHA-1 of `blob <size>\0` and the bytes. `null` when it is no such name. */
	gitOid: string | null;
}

/** A repository at one commit. */
export interface HubRepository {
	endpoint: string;
	repository: string;
	/** 40 hexadecimal digits. */
	revision: string;
	license: string | null;
	gated: boolean;
	tags: readonly string[];
	/** What the hub says that the model does: `text-generation`; empty when it does not. */
	task: string;
	/** The family of its configuration: `llama`, `idefics3`; `null` when the hub does not say. */
	modelType: string | null;
	parameters: number | null;
	contextTokens: number | null;
	files: readonly HubFile[];
}

/** One way to have a model. */
export interface HubBuild {
	plan: InstallPlan;
	/** Of all files; `null` while the size of one is unknown. */
	bytes: number | null;
	/** Of all weights; `null` when the parameters or the size are unknown. */
	bitsPerWeight: number | null;
	/** Why it cannot be used; `null` when it can. */
	problem: HubProblem | null;
}

/** Why a build cannot be used. `state/hub-words.ts` has the sentence for each. */
export type HubProblem =
	/** It is split into `count` files, of which `found` are there. */
	| { kind: 'parts-missing'; count: number; found: number }
	/** Too short for any model. */
	| { kind: 'empty' }
	/** `path`: a file that its engine asks for. */
	| { kind: 'file-missing'; path: string }
	/** A graph beside the main one, in this quantization. */
	| { kind: 'graph-missing'; quantization: string }
	| { kind: 'weights-missing' }
	/** MLC's, compiled for this model. */
	| { kind: 'library-missing' }
	/** `task` as the hub names it: `text-to-speech`. */
	| { kind: 'other-task'; task: string }
	/** It reads with one network and writes with another. */
	| { kind: 'encoder-decoder' }
	/** It reads images in a way of its own. `family`: of its configuration; `null` when the hub does not say. */
	| { kind: 'other-images'; family: string | null }
	/** `names` of graphs that nothing here joins. */
	| { kind: 'several-networks'; names: readonly string[] }
	/** It compares texts, which is done on the CPU, and that has no numbers of 16 bits. */
	| { kind: 'sixteen-bits' }
	/** The address is of a later part of a split model. */
	| { kind: 'not-first-part' }
	| { kind: 'too-many-parts' }
	/** Two counts of the parts of a split model. */
	| { kind: 'counts-differ'; inHeader: number; inName: number };

/** What nothing in a browser can run, and where to look instead. */
export interface Unusable {
	/** In the field's words: `GPTQ`, `safetensors`. */
	formats: readonly string[];
	/** A search for the nearest that runs. */
	query: string;
}

/** A repository as somebody chooses from it. */
export interface HubListing extends Omit<HubRepository, 'files' | 'tags' | 'task' | 'modelType'> {
	/** The best known engine first, small before large. */
	builds: readonly HubBuild[];
	unusable: Unusable | null;
	/** The page of the repository, for people. */
	pageUrl: string;
}
