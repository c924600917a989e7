import { z } from 'zod';
import { FORMATS } from '#core/articles/states.ts';
import {
  CHECK_LEVELS,
  CHECK_STAGES,
  type CheckLevel,
  type CheckStage,
  type ParameterValues,
} from '#core/checks/check.ts';
import { CHECK_NAMES, type CheckName, checkNamed } from '#core/checks/checks.ts';
import { type CheckPlace, isAtLeast } from '#core/checks/resolve-rules.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';

/** The scope of rules: a section with its descendants or the whole site, for one format or all. */
export const placeSchema = z.object({
  sectionId: z.uuid('section.not-found').nullable().default(null),
  format: z.enum(FORMATS).nullable().default(null),
});

const stageRuleSchema = z.object({
  /** Null removes the setting; the inherited one applies then. */
  level: z.enum(CHECK_LEVELS).nullable(),
  /** Validated against the bounds of the check. */
  parameters: z.record(z.string(), z.unknown()).default({}),
});

const inputSchema = placeSchema.extend({
  name: z.enum(CHECK_NAMES),
  submit: stageRuleSchema.optional(),
  publish: stageRuleSchema.optional(),
});

type StageRule = { readonly level: CheckLevel | null; readonly parameters: ParameterValues };

export type CheckRuleInput = CheckPlace & { readonly name: CheckName } & {
  readonly [stage in CheckStage]?: StageRule | undefined;
};

/**
 * Parses a setting of a check. Throws `request.invalid` with `check-rule.below-floor` at a stage whose
 * minimum level is higher, `check-rule.out-of-bounds` or `field.unknown` at a number.
 */
export function parseCheckRule(raw: unknown): CheckRuleInput {
  const input = parseInput(inputSchema, raw);
  const fieldErrors = Object.assign({}, ...CHECK_STAGES.map((stage) => faultsAt(stage, input)));
  if (Object.keys(fieldErrors).length > 0) throw new DomainError('request.invalid', { fieldErrors });
  return input as CheckRuleInput;
}

function faultsAt(stage: CheckStage, input: z.output<typeof inputSchema>): Record<string, string> {
  const stageRule = input[stage];
  if (stageRule === undefined || stageRule.level === null) return {};
  const check = checkNamed(input.name);
  const faults = Object.entries(stageRule.parameters).flatMap(([name, value]) => {
    const bounds = Object.hasOwn(check.parameters, name) ? check.parameters[name] : undefined;
    if (bounds === undefined) return [[`${stage}.${name}`, 'field.unknown']];
    const isWithin = isWhole(value) && value >= bounds.min && value <= bounds.max;
    return isWithin ? [] : [[`${stage}.${name}`, 'check-rule.out-of-bounds']];
  });
  const isTooLow = !isAtLeast(stageRule.level, check.floor[stage]);
  return Object.fromEntries([...faults, ...(isTooLow ? [[stage, 'check-rule.below-floor']] : [])]);
}

function isWhole(value: unknown): value is number {
  return Number.isInteger(value);
}
