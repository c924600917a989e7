import { z } from 'zod';
import { COMMANDS } from '#core/articles/actions.ts';
import { TEXT_FIELDS } from '#core/articles/article-fields.ts';
import { OTHER_ABILITIES } from '#core/articles/policy.ts';
import { PRIORITIES } from '#core/articles/priority.ts';
import { FORMATS, PUBLIC_STATES, WORK_STATES } from '#core/articles/states.ts';
import { leadSchema } from '#core/articles/version-content.ts';
import { CHECK_STAGES } from '#core/checks/check.ts';
import { CHECK_NAMES } from '#core/checks/checks.ts';
import { LOCALES } from '#core/i18n/locales.ts';
import { pick } from '#core/shared/pick.ts';
import { recordOf } from '#core/shared/record-of.ts';
import type { ArticleView } from '#usecases/articles/shared/article-view.ts';
import { edition } from './edition.ts';
import { moment, named } from './named.ts';
import { tagLink } from './tag.ts';

const decision = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), why: z.string(), details: z.looseObject({}).optional() }),
]);

/** The working copy of an article and the actions that the caller may take. */
export const article = z.object({
  id: z.uuid(),
  number: z.int(),
  locale: z.enum(LOCALES),
  version: z.int(),
  workState: z.enum(WORK_STATES),
  publicState: z.enum(PUBLIC_STATES),
  url: z.string(),
  contentHash: z.string(),
  format: z.enum(FORMATS),
  ...recordOf(TEXT_FIELDS, () => z.string()),
  body: z.looseObject({ type: z.literal('doc') }),
  sectionId: z.uuid(),
  lead: leadSchema.nullable(),
  byline: z.array(named),
  tags: z.array(tagLink),
  relatedPins: z.array(z.object({ id: z.uuid(), headline: z.string(), number: z.int() })),
  edition: edition.nullable(),
  abilities: z.record(z.enum([...COMMANDS, ...OTHER_ABILITIES, 'edit']), decision),
  shares: z.array(named.extend({ percent: z.int() })).nullable(),
  checks: z.array(
    z.object({
      name: z.enum(CHECK_NAMES),
      stage: z.enum(CHECK_STAGES),
      level: z.enum(['required', 'advised']),
      field: z.string(),
      passed: z.boolean(),
      isPending: z.boolean(),
      parameters: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  priority: z.enum(PRIORITIES),
  dueAt: moment.nullable(),
  createdBy: named,
  savedAt: moment,
  savedBy: named.nullable(),
  claimedBy: named.nullable(),
  claimExpiresAt: moment.nullable(),
  changesReason: z.string().nullable(),
  blockReason: z.string().nullable(),
  embargoUntil: moment.nullable(),
  expiresAt: moment.nullable(),
  isExpired: z.boolean(),
  schedule: z.object({ publishAt: moment, version: z.int() }).nullable(),
  missedPublishAt: moment.nullable(),
  newerText: z.object({ approvedVersion: z.int(), by: z.array(named) }).nullable(),
  liveVersion: z.int().nullable(),
  publishedAt: moment.nullable(),
  debtOpenedAt: moment.nullable(),
  breakingUntil: moment.nullable(),
  isSealed: z.boolean(),
});

/** The response of operations that return an article. */
export function articleAnswer(view: ArticleView) {
  const { format, sectionId, lead, body } = view.content;
  const {
    asks: _,
    content: __,
    pins,
    lead: ___,
    slug: ____,
    withdrawalNote: _____,
    mayLinkEdition: ______,
    mayMarkTranslated: _______,
    ...rest
  } = view;
  const texts = pick(view.content, TEXT_FIELDS);
  return { ...rest, ...texts, format, body, sectionId, lead, relatedPins: pins };
}
