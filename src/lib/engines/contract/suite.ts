import { describe } from 'vitest';
import { testAnswers } from '#lib/engines/contract/suite-answers.ts';
import { testEmbedding } from '#lib/engines/contract/suite-embedding.ts';
import { testFormats } from '#lib/engines/contract/suite-formats.ts';
import { testImages } from '#lib/engines/contract/suite-images.ts';
import { testLoading } from '#lib/engines/contract/suite-loading.ts';
import { testOptions } from '#lib/engines/contract/suite-options.ts';
import { testRaw } from '#lib/engines/contract/suite-raw.ts';
import { testSampling } from '#lib/engines/contract/suite-sampling.ts';
import { testStopping } from '#lib/engines/contract/suite-stopping.ts';
import type { SuiteSubject } from '#lib/engines/contract/suite-tools.ts';

/** The rules of `Engine`, as tests. Every implementation passes all of them, through a real worker. */
export function describeEngine(name: string, subject: SuiteSubject): void {
	describeEngineCore(name, subject);
	describeEngineMore(name, subject);
}

/** The rules that every answer depends on, with few loads. */
export function describeEngineCore(name: string, subject: SuiteSubject): void {
	describe(`${name} answers by the contract`, () => testAnswers(subject));
	describe(`${name} continues texts by the contract`, () => testRaw(subject));
	describe(`${name} stops and refuses by the contract`, () => testStopping(subject));
	describe(`${name} embeds by the contract`, () => testEmbedding(subject));
}

/** All other rules: long answers, and many loads. */
export function describeEngineMore(name: string, subject: SuiteSubject): void {
	describe(`${name} samples by the contract`, () => testSampling(subject));
	describe(`${name} keeps to a form by the contract`, () => testFormats(subject));
	describe(`${name} takes images by the contract`, () => testImages(subject));
	describe(`${name} loads by the contract`, () => testLoading(subject));
	describe(`${name} takes options by the contract`, () => testOptions(subject));
}
