// The types of micromark's extensions, by way of one: the package that declares them is not a dependency of ours.
import type { gfmTable } from 'micromark-extension-gfm-table';

export type Extension = ReturnType<typeof gfmTable>;
export type Construct = Exclude<NonNullable<NonNullable<Extension['text']>[number]>, readonly unknown[]>;
export type Effects = Parameters<Construct['tokenize']>[0];
export type State = Parameters<Construct['tokenize']>[1];
/** A character, `null` at the end of the text, or negative for line endings and tabs. */
export type Code = Parameters<State>[0];
