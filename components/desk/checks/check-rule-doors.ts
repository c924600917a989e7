import type { Format, WorkState } from '#core/articles/states.ts';
import type { CheckLevel, CheckStage, ParameterBounds, ParameterValues } from '#core/checks/check.ts';
import type { CheckName } from '#core/checks/checks.ts';
import type { CheckPlace } from '#core/checks/resolve-rules.ts';
import type { ActionResult } from '#core/shared/action-result.ts';

/** What is said, or is to be said, of a check at a stage; a level of null says nothing. */
export type Said = { readonly level: CheckLevel | null; readonly parameters: ParameterValues };

/** A check as it stands for the place that is shown. */
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

/** What is to be said of a check, at the stages that are named; at the others all stays. */
type RuleInput = CheckPlace & { readonly name: CheckName } & Partial<Readonly<Record<CheckStage, Said>>>;

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

/** What the screen of the checks asks of the server. */
export type CheckRuleDoors = {
  readonly change: (input: RuleInput) => Promise<ActionResult<unknown>>;
  readonly preview: (input: RuleInput) => Promise<ActionResult<Preview>>;
};

/** How a place is called: the section or the house, and the format. */
export type PlaceNames = {
  readonly nameOf: (place: CheckPlace | null) => string;
  readonly formatName: (format: Format) => string;
};
