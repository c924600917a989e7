import type { z } from 'zod';
import type { deskFilterSchema } from '#core/articles/desk-filter-schema.ts';
import { deskFacet } from '#core/articles/desk-lexemes.ts';
import { deskWordQueries } from '#core/articles/desk-words.ts';
import { dayOf, startOfDay } from '#core/i18n/day-bounds.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { DeskNarrowing } from '#db/queries/desk/desk-lists.ts';
import {
  findPersonNamed,
  findSectionNamed,
  findTagNamed,
  listSectionIdsBelow,
  type Named,
} from '#db/queries/desk/desk-names.ts';
import type { ActorContext } from '../../context.ts';
import { readSearchTerms } from '../../shared/read-search-terms.ts';

type Filter = z.infer<typeof deskFilterSchema>;

/** A resolved filter: ids instead of names, with their names for display. */
export type ResolvedFilter = {
  readonly narrowing: DeskNarrowing;
  readonly sectionIds: readonly string[] | null;
  readonly named: {
    readonly section?: Named & { readonly nameEn: string };
    readonly author?: Named;
    readonly tag?: Named;
  };
  readonly dueFrom: Date | null;
  readonly dueBefore: Date | null;
};

/** Resolves a filter's names and days. Throws `request.invalid` for an unknown section, person or tag. */
export async function resolveFilter(ctx: ActorContext, filter: Filter): Promise<ResolvedFilter> {
  const section = await named('section', filter.section, (name) => findSectionNamed(ctx.db, name));
  const author = await named('author', filter.author, (name) => findPersonNamed(ctx.db, name));
  const tag = await named('tag', filter.tag, (name) => findTagNamed(ctx.db, name, ctx.actor.id));
  const { timeZone } = ctx.site;
  return {
    narrowing: {
      state: filter.state ?? null,
      lexemes: [
        ...(author === undefined ? [] : [deskFacet.author(author.id)]),
        ...(tag === undefined ? [] : [deskFacet.tag(tag.id)]),
        ...claimLexeme(ctx, filter),
        ...(filter.priority === undefined ? [] : [deskFacet.priority(filter.priority)]),
      ],
      queries: deskWordQueries(await readSearchTerms(ctx, filter.q ?? '')),
      savedFrom: filter.from === undefined ? null : startOfDay(filter.from, timeZone),
      savedBefore: filter.to === undefined ? null : startOfDay(filter.to, timeZone, 1),
    },
    sectionIds: section === undefined ? null : await listSectionIdsBelow(ctx.db, [section.id]),
    named: {
      ...(section === undefined ? {} : { section }),
      ...(author === undefined ? {} : { author }),
      ...(tag === undefined ? {} : { tag }),
    },
    ...dueBounds(ctx, filter),
  };
}

async function named<T>(
  field: string,
  name: string | undefined,
  find: (name: string) => Promise<T | null>,
): Promise<T | undefined> {
  if (name === undefined) return undefined;
  const found = await find(name);
  if (found === null) {
    throw new DomainError('request.invalid', { fieldErrors: { [field]: 'field.unknown-reference' } });
  }
  return found;
}

function claimLexeme({ actor }: ActorContext, { claim }: Filter): string[] {
  switch (claim) {
    case 'me':
      return [deskFacet.claimedBy(actor.id)];
    case 'anybody':
      return [deskFacet.claimed];
    case 'nobody':
      return [deskFacet.unclaimed];
    default:
      return [];
  }
}

function dueBounds(ctx: ActorContext, { due }: Filter): { dueFrom: Date | null; dueBefore: Date | null } {
  const now = ctx.now();
  const today = dayOf(now, ctx.site.timeZone);
  const daysOn = (days: number) => startOfDay(today, ctx.site.timeZone, days);
  switch (due) {
    case 'overdue':
      return { dueFrom: null, dueBefore: now };
    case 'today':
      return { dueFrom: daysOn(0), dueBefore: daysOn(1) };
    case 'week':
      return { dueFrom: daysOn(0), dueBefore: daysOn(7) };
    default:
      return { dueFrom: null, dueBefore: null };
  }
}
