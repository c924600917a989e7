import type { FieldName } from '../articles/article-fields.ts';
import type { VersionContent } from '../articles/version-content.ts';
import type { CheckFacts, FactName } from './check-facts.ts';

/** When a check runs: before submission to the editor, and before publication. */
export const CHECK_STAGES = ['submit', 'publish'] as const;
export type CheckStage = (typeof CHECK_STAGES)[number];

/** A required check blocks, an advised one only warns, one that is off does not run. Strictest first. */
export const CHECK_LEVELS = ['required', 'advised', 'off'] as const;
export type CheckLevel = (typeof CHECK_LEVELS)[number];

/** A number of a check that editors may set: its default and its bounds. */
export type ParameterBounds = { readonly preset: number; readonly min: number; readonly max: number };

export type ParameterValues = Readonly<Record<string, number>>;

/** A fault that a check found, with the values of its message. */
export type Fault = {
  readonly values?: Readonly<Record<string, string | number>>;
  /** No fault is known, but the result is not certain either; that never blocks. */
  readonly isPending?: true;
  /** A person has to judge it, so it never blocks, regardless of the rule. */
  readonly isAdvice?: true;
};

/** A check: a pure function of the content and the facts. Each is a file in `built-in/` with its name. */
export type Check = {
  readonly name: string;
  /** The form field that shows its result. */
  readonly field: FieldName;
  /** The level by default. */
  readonly presets: Readonly<Record<CheckStage, CheckLevel>>;
  /** The minimum level, regardless of editors' settings. */
  readonly floor: Readonly<Record<CheckStage, CheckLevel>>;
  /** The breaking path always runs it. */
  readonly isBreaking: boolean;
  /** The facts that it reads, so that no fact is loaded for a check that is off. */
  readonly needs: readonly FactName[];
  readonly parameters: Readonly<Record<string, ParameterBounds>>;
  readonly find: (content: VersionContent, facts: CheckFacts, parameters: ParameterValues) => Fault | null;
};

/** Editors may choose any level. */
export const FREE = { submit: 'off', publish: 'off' } as const;
/** Always required. */
export const FIXED = { submit: 'required', publish: 'required' } as const;
/** Advised at submission, always required at publication. */
export const FIXED_FOR_READERS = { submit: 'advised', publish: 'required' } as const;
/** At least advised at publication. */
export const AT_LEAST_ADVISED = { submit: 'off', publish: 'advised' } as const;
