import type { HubProblem } from '#lib/hub/types.ts';
import { hub as t } from '#lib/messages/en/hub.ts';

/** Why a build of a search result cannot be used, as a sentence. */
export function problemWords(problem: HubProblem): string {
	switch (problem.kind) {
		case 'parts-missing':
			return t.problems.partsMissing(problem.count, problem.found);
		case 'empty':
			return t.problems.empty;
		case 'file-missing':
			return t.problems.fileMissing(problem.path);
		case 'graph-missing':
			return t.problems.graphMissing(problem.quantization);
		case 'weights-missing':
			return t.problems.weightsMissing;
		case 'library-missing':
			return t.problems.libraryMissing;
		case 'other-task':
			return t.problems.otherTask(problem.task);
		case 'encoder-decoder':
			return t.problems.encoderDecoder;
		case 'other-images':
			return t.problems.otherImages(problem.family);
		case 'several-networks':
			return t.problems.severalNetworks(problem.names);
		case 'sixteen-bits':
			return t.problems.sixteenBits;
		case 'not-first-part':
			return t.problems.notFirstPart;
		case 'too-many-parts':
			return t.problems.tooManyParts;
		case 'counts-differ':
			return t.problems.countsDiffer(problem.inHeader, problem.inName);
	}
}
