import { factsAt } from '#core/articles/policy.ts';
import type { PublicState } from '#core/articles/states.ts';
import type { CoverageState } from '#core/live/entry-states.ts';
import { coverageAbilities } from '#core/live/live-policy.ts';
import type { Decision } from '#core/shared/decision.ts';
import { articleUrl } from '#core/urls.ts';
import type { Queryable } from '#db/client.ts';
import { listEntries } from '#db/queries/live.ts';
import { getSectionPath } from '#db/queries/section-paths.ts';
import type { ActorContext } from '../../context.ts';
import { type DeskEntry, deskEntriesOf } from './desk-entry.ts';
import type { LiveStory } from './live-story.ts';

/** The live desk of a story: its coverage, its entries, and what this person may do. */
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
  readonly abilities: Readonly<Record<'open' | 'end' | 'write' | 'publish', Decision>>;
};

/** The most entries that a desk has before it; the newest, and all that wait for their release. */
const deskEntriesMax = 200;

/** Asks no right: that is the caller's. */
export async function loadLiveDesk(ctx: ActorContext, q: Queryable, story: LiveStory): Promise<LiveDesk> {
  const { found, coverage, facts } = story;
  const { article, working, live } = found;
  const [section] = await getSectionPath(q, article.sectionId);
  const entries = await listEntries(q, { articleId: article.id, limit: deskEntriesMax });
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
    entries: await deskEntriesOf(ctx, q, { story, entries }),
    abilities: coverageAbilities(ctx.actor, facts, ctx.now()),
  };
}
