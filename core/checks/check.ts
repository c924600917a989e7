import type { VersionContent } from '../articles/version-content.ts';
import type { CheckFacts, FactName } from './check-facts.ts';

/** When a check is asked: before a text is handed to its editor, and before it is handed to readers. */
export const CHECK_STAGES = ['submit', 'publish'] as const;
export type CheckStage = (typeof CHECK_STAGES)[number];

/** A required check blocks, an advised one only says so, one that is off is not asked. The strictest first. */
export const CHECK_LEVELS = ['required', 'advised', 'off'] as const;
export type CheckLevel = (typeof CHECK_LEVELS)[number];

/** The part of the form that a check is about. */
export type CheckField =
  | 'headline'
  | 'sapo'
  | 'body'
  | 'sectionId'
  | 'tagIds'
  | 'bylineIds'
  | 'lead'
  | 'sponsor';

/** A number of a check that editors may set: what it is where nobody has, and how far it may go. */
export type ParameterBounds = { readonly preset: number; readonly min: number; readonly max: number };

export type ParameterValues = Readonly<Record<string, number>>;

/** What a check found wrong, with what its words need. */
export type Fault = {
  readonly values?: Readonly<Record<string, string | number>>;
  /** Nothing wrong is known, but it is not known to be right either; that never blocks. */
  readonly isPending?: true;
};

/**
 * One check of a text: a pure rule over the content and over what is known around it. Each is a file of `built-in/`,
 * named after it.
 */
export type Check = {
  readonly name: string;
  readonly field: CheckField;
  /** How much it asks where no editor has said otherwise. */
  readonly presets: Readonly<Record<CheckStage, CheckLevel>>;
  /** The least that it asks, whatever an editor says. */
  readonly floor: Readonly<Record<CheckStage, CheckLevel>>;
  /** The breaking path asks it always. */
  readonly isBreaking: boolean;
  /** The facts that it looks at, so that nothing is loaded for a check that is off. */
  readonly needs: readonly FactName[];
  readonly parameters: Readonly<Record<string, ParameterBounds>>;
  readonly find: (content: VersionContent, facts: CheckFacts, parameters: ParameterValues) => Fault | null;
};

/** Editors decide all about it. */
export const FREE = { submit: 'off', publish: 'off' } as const;
/** It can't be turned off nor be made into advice. */
export const FIXED = { submit: 'required', publish: 'required' } as const;
/** It may wait until publication, and there it stands. */
export const FIXED_FOR_READERS = { submit: 'advised', publish: 'required' } as const;
/** It may be made into advice, but somebody reads it. */
export const AT_LEAST_ADVISED = { submit: 'off', publish: 'advised' } as const;
