import type { Format, WorkState } from '#core/articles/states.ts';
import type { CheckLevel, CheckStage, ParameterBounds, ParameterValues } from '#core/checks/check.ts';
import type { CheckName } from '#core/checks/checks.ts';
import type { CheckPlace } from '#core/checks/resolve-rules.ts';

/** The rule of a check at a stage. Level null: no own rule. */
export type StageRule = { readonly level: CheckLevel | null; readonly parameters: ParameterValues };

/** A check with its rules at the shown place. */
export type CheckAtPlace = {
  readonly name: CheckName;
  readonly isFixed: boolean;
  readonly parameters: Readonly<Record<string, ParameterBounds>>;
  readonly stages: readonly {
    readonly stage: CheckStage;
    readonly floor: CheckLevel;
    readonly own: { readonly level: CheckLevel; readonly parameters: ParameterValues } | null;
    readonly inherited: {
      readonly level: CheckLevel;
      readonly parameters: ParameterValues;
      readonly from: CheckPlace | null;
    };
  }[];
};

/** A change of a check at the given stages; the others stay. */
export type RuleInput = CheckPlace & { readonly name: CheckName } & Partial<
    Readonly<Record<CheckStage, StageRule>>
  >;

export type Preview = {
  readonly looked: number;
  readonly stopped: readonly {
    readonly id: string;
    readonly headline: string;
    readonly workState: WorkState;
    readonly stage: CheckStage;
    readonly alreadyFails: boolean;
  }[];
};

/** The names of a place: the section or the house, and the format. */
export type PlaceNames = {
  readonly nameOf: (place: CheckPlace | null) => string;
  readonly formatName: (format: Format) => string;
};
