import { hasTk, hasTkIn } from '../document/body-facts.ts';
import { bodyText } from '../document/body-text.ts';
import type { VersionContent } from './version-content.ts';

/** A required check blocks, an advised one only says so. */
export type CheckLevel = 'required' | 'advised';

/** One check of a version: its name, whether it passed, and the form field that it is about. */
export type CheckResult = {
  readonly name: CheckName;
  readonly level: CheckLevel;
  readonly passed: boolean;
  readonly field: CheckField;
};

export type CheckField = 'headline' | 'sapo' | 'body' | 'sectionId' | 'tagIds' | 'bylineIds' | 'lead';

/** Beyond this many characters a headline is cut by search engines and wraps badly on a phone. */
export const headlineAdvisedChars = 110;
/** A sapo longer than this is a paragraph of the body. */
export const sapoAdvisedChars = 320;

type Check = {
  readonly level: CheckLevel;
  readonly field: CheckField;
  readonly passes: (content: VersionContent) => boolean;
};

const CHECKS = {
  'headline-present': { level: 'required', field: 'headline', passes: (c) => c.headline !== '' },
  'headline-length': {
    level: 'advised',
    field: 'headline',
    passes: (c) => c.headline.length <= headlineAdvisedChars,
  },
  'sapo-present': { level: 'required', field: 'sapo', passes: (c) => c.sapo !== '' },
  'sapo-length': { level: 'advised', field: 'sapo', passes: (c) => c.sapo.length <= sapoAdvisedChars },
  'body-present': { level: 'required', field: 'body', passes: (c) => bodyText(c.body).trim() !== '' },
  'tag-present': { level: 'required', field: 'tagIds', passes: (c) => c.tagIds.length > 0 },
  'byline-present': { level: 'required', field: 'bylineIds', passes: (c) => c.bylineIds.length > 0 },
  'lead-present': { level: 'advised', field: 'lead', passes: (c) => c.lead !== null },
  'lead-alt': { level: 'required', field: 'lead', passes: (c) => c.lead === null || c.lead.alt !== '' },
  'lead-credit': { level: 'required', field: 'lead', passes: (c) => c.lead === null || c.lead.credit !== '' },
  'no-tk': {
    level: 'required',
    field: 'body',
    passes: (c) => !hasTk(c.body) && !hasTkIn(`${c.headline}\n${c.sapo}`),
  },
} as const satisfies Record<string, Check>;

export type CheckName = keyof typeof CHECKS;

/** Every check with its result, in the order in which a writer meets the fields. */
export function runChecks(content: VersionContent): CheckResult[] {
  return (Object.entries(CHECKS) as [CheckName, Check][]).map(([name, check]) => ({
    name,
    level: check.level,
    field: check.field,
    passed: check.passes(content),
  }));
}

/** The names of the required checks that fail: what stands between the version and its submission. */
export function failedChecks(content: VersionContent): CheckResult[] {
  return runChecks(content).filter((result) => result.level === 'required' && !result.passed);
}

/**
 * The checks of the breaking path: headline, section (always there), source or author, no block, and nothing
 * that says of itself that it is still to come.
 */
export function failedBreakingChecks(content: VersionContent): CheckResult[] {
  const asked: readonly CheckName[] = ['headline-present', 'byline-present', 'no-tk'];
  return failedChecks(content).filter((result) => asked.includes(result.name));
}
