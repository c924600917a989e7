import { factsAt } from '#core/articles/policy.ts';
import type { PublicState } from '#core/articles/states.ts';
import { deskEntriesStep } from '#core/live/desk-entries.ts';
import type { DeskEntry } from '#core/live/desk-entry.ts';
import type { CoverageState } from '#core/live/entry-states.ts';
import { coverageAbilities } from '#core/live/live-policy.ts';
import type { Decision } from '#core/shared/decision.ts';
import { articleUrl } from '#core/urls.ts';
import type { Queryable } from '#db/client.ts';
import { listEntries } from '#db/queries/live/live.ts';
import { getSectionPath } from '#db/queries/sections/section-paths.ts';
import type { ActorContext } from '../../context.ts';
import { deskEntriesOf } from './desk-entry.ts';
import type { LiveStory } from './live-story.ts';

/** The live desk of a story: its coverage, its entries, and the actor's abilities. */
export type LiveDesk = {
  readonly articleId: string;
  readonly number: number;
  readonly headline: string;
  readonly url: string;
  readonly publicState: PublicState;
  readonly coverage: CoverageState;
  readonly openedAt: Date | null;
  readonly endedAt: Date | null;
  readonly closingNote: string;
  /** Drafts first, then newest first. */
  readonly entries: readonly DeskEntry[];
  /** Whether there are older entries. */
  readonly hasEarlier: boolean;
  readonly abilities: Readonly<Record<'open' | 'end' | 'write' | 'publish', Decision>>;
};

/**
 * Checks no permission; the caller does. `limit` is the maximum number of entries: drafts first, then the
 * newest.
 */
export async function loadLiveDesk(
  ctx: ActorContext,
  q: Queryable,
  { story, limit = deskEntriesStep }: { story: LiveStory; limit?: number },
): Promise<LiveDesk> {
  const { found, coverage, facts } = story;
  const { article, working, live } = found;
  const [section] = await getSectionPath(q, article.sectionId);
  const listed = await listEntries(q, { articleId: article.id, limit: limit + 1 });
  return {
    articleId: article.id,
    number: article.number,
    headline: (live ?? working).headline,
    url: articleUrl({ sectionSlug: section?.slug ?? '', slug: article.slug, number: article.number }),
    publicState: factsAt(facts.article, ctx.now()).publicState,
    coverage: facts.coverage,
    openedAt: coverage?.openedAt ?? null,
    endedAt: coverage?.endedAt ?? null,
    closingNote: coverage?.closingNote ?? '',
    entries: await deskEntriesOf(ctx, q, { story, entries: listed.slice(0, limit) }),
    hasEarlier: listed.length > limit,
    abilities: coverageAbilities(ctx.actor, facts, ctx.now()),
  };
}
