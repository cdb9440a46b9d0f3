import { describe } from 'vitest';
import { testAnswers } from '#lib/engines/contract/suite-answers.ts';
import { testLoading } from '#lib/engines/contract/suite-loading.ts';
import { testStopping } from '#lib/engines/contract/suite-stopping.ts';
import type { SuiteSubject } from '#lib/engines/contract/suite-tools.ts';

/** The rules of `Engine`, as tests. Every implementation passes all of them, through a real worker. */
export function describeEngine(name: string, subject: SuiteSubject): void {
	describe(`${name} answers by the contract`, () => testAnswers(subject));
	describe(`${name} stops and refuses by the contract`, () => testStopping(subject));
	describe(`${name} loads by the contract`, () => testLoading(subject));
}
