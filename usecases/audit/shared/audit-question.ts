import { z } from 'zod';
import { ACT_GROUPS, actGroupOf } from '#core/audit/act-groups.ts';
import { mayReadAct, mayReadStories, signInPrefix } from '#core/audit/audit-access.ts';
import { fromZoned } from '#core/i18n/from-zoned.ts';
import { searchQuery } from '#core/search/search-query.ts';
import { daySchema } from '#core/shared/day-schema.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { AuditQuestion } from '#db/queries/audit/search-audit.ts';
import { listActsThatHappened } from '#db/queries/audit/search-audit.ts';
import type { ActorContext } from '../../context.ts';

/** An empty form field is no filter. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional());

/** The filters of the page, the export and the command. */
export const auditFilters = z.object({
  /** An id, or `system` for automatic acts. */
  person: optional(z.union([z.uuid('field.invalid'), z.literal('system')])),
  /** An act such as `article.publish`, or a group of them as `group:publication`. */
  act: optional(z.string().max(80, 'field.too-long')),
  /** The number or headline of a story, or the name of a person. */
  about: optional(z.string().trim().max(200, 'field.too-long')),
  /** The first and the last day in the site's time zone. */
  from: optional(daySchema),
  to: optional(daySchema),
  address: optional(z.string().trim().max(60, 'field.too-long')),
  words: optional(z.string().trim().max(200, 'field.too-long')),
});
export type AuditFilters = z.infer<typeof auditFilters>;

/** The query of the filters, except the subject. Throws `request.invalid` for an invalid day. */
export async function questionOf(ctx: ActorContext, filters: AuditFilters): Promise<AuditQuestion> {
  const { person, act, from, to, address, words } = filters;
  const query = words === undefined ? null : searchQuery(words);
  return {
    actorId: person === 'system' ? null : person,
    actions: act === undefined ? undefined : await actsOf(ctx, act),
    withoutPrefix: mayReadAct(ctx.actor, signInPrefix) ? undefined : signInPrefix,
    from: from === undefined ? undefined : momentOf(ctx, 'from', from),
    before: to === undefined ? undefined : momentOf(ctx, 'to', dayAfter(to)),
    address,
    words: query?.exact,
    // This person may not read any reasons of stories; otherwise each would be found and then removed.
    withoutStories: query !== null && !mayReadStories(ctx.actor),
  };
}

async function actsOf(ctx: ActorContext, act: string): Promise<string[]> {
  const group = ACT_GROUPS.find((each) => act === `group:${each}`);
  if (group === undefined) return [act];
  return (await listActsThatHappened(ctx.db)).filter((name) => actGroupOf(name) === group);
}

function momentOf(ctx: ActorContext, field: 'from' | 'to', date: string): Date {
  const moment = fromZoned(`${date}T00:00`, ctx.site.timeZone);
  if (moment !== null) return moment;
  throw new DomainError('request.invalid', { fieldErrors: { [field]: 'field.invalid' } });
}

function dayAfter(date: string): string {
  const next = new Date(`${date}T00:00Z`);
  if (Number.isNaN(next.getTime())) return date;
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
