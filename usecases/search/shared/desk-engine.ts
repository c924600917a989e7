import type { QueueState } from '#core/articles/queue.ts';
import type { DeskEngine, DeskFacets } from '#core/search/desk-engine.ts';
import { mergeNewest, mergeRanked } from '#core/search/merge-hits.ts';
import type { Facet, HitCursor, RankedHit, SearchFacets, SearchScope } from '#core/search/search-engine.ts';
import {
  countDeskFacets,
  type DeskSight,
  findFirstAtDesk,
  listBestDeskHits,
  listNewestDeskHits,
  listWordedHere,
  listWordsInSight,
} from '#db/queries/desk/desk-search.ts';
import { listStoriesByIds } from '#db/queries/site/public-lists.ts';
import type { Services } from '../../context.ts';
import { searchEngine } from '../../shared/search-engine.ts';

/** Maximum number of facets per kind in the results. */
const facetsOfAKind = 8;

/**
 * Combines the search engine for public texts with a database search of working texts. A story that matches
 * in both is listed once, with its working text. `pile`: only stories in that pile.
 */
export function deskEngine(
  services: Pick<Services, 'db' | 'search'>,
  { sight, pile }: { sight: DeskSight; pile: QueueState | null },
): DeskEngine {
  const { db } = services;
  const published = pile === null || pile === 'live' ? searchEngine(services) : null;

  /** A page of public hits without those whose working text matches too. */
  async function readersOnly<Hit extends { readonly id: string }>(
    scope: SearchScope,
    limit: number,
    page: (after: Hit | undefined) => Promise<{ readonly hits: readonly Hit[]; readonly isLast: boolean }>,
  ): Promise<Hit[]> {
    const kept: Hit[] = [];
    for (let after: Hit | undefined; ; ) {
      const { hits, isLast } = await page(after);
      const here = new Set(
        await listWordedHere(
          db,
          { sight, scope },
          hits.map(({ id }) => id),
        ),
      );
      kept.push(...hits.filter(({ id }) => !here.has(id)));
      after = hits.at(-1);
      if (isLast || after === undefined || kept.length >= limit) return kept;
    }
  }

  return {
    async listBest(scope, { limit, after }) {
      const [atDesk, withReaders] = await Promise.all([
        listBestDeskHits(db, { sight, scope }, { limit, after }),
        published === null
          ? []
          : readersOnly<RankedHit>(scope, limit, async (last) => {
              const from = last ? { ...last, asOf: scope.asOf } : after;
              const hits = await published.listBest(scope, { limit, after: from });
              return { hits, isLast: hits.length < limit };
            }),
      ]);
      return mergeRanked(atDesk, withReaders, limit);
    },
    async listNewest(scope, { limit, before }) {
      const [atDesk, withReaders] = await Promise.all([
        listNewestDeskHits(db, { sight, scope }, { limit, before }),
        published === null
          ? []
          : readersOnly<HitCursor>(scope, limit, async (last) => {
              const ids = await published.listNewest(scope, { limit, before: last ?? before });
              // A stale engine may return stories that are no longer public.
              return { hits: await listStoriesByIds(db, ids), isLast: ids.length < limit };
            }),
      ]);
      return mergeNewest(atDesk, withReaders, limit).map(({ id }) => id);
    },
    async countFacets(scope, since) {
      const [atDesk, withReaders] = await Promise.all([
        countDeskFacets(db, { sight, scope, besidesReaders: published !== null }, since),
        published?.countFacets(scope, since) ?? none(since),
      ]);
      return added(atDesk, withReaders);
    },
    async findFirst(scopes) {
      const [atDesk, withReaders] = await Promise.all([
        findFirstAtDesk(db, sight, scopes),
        published?.findFirst(scopes) ?? null,
      ]);
      if (atDesk === null || withReaders === null) return atDesk ?? withReaders;
      return withReaders.place < atDesk.place ? withReaders : atDesk;
    },
    async listKnownWords(words) {
      const [atDesk, withReaders] = await Promise.all([
        listWordsInSight(db, sight, words),
        published?.listKnownWords(words) ?? [],
      ]);
      const stories = new Map(withReaders.map((each) => [each.word, each.stories]));
      for (const each of atDesk) stories.set(each.word, (stories.get(each.word) ?? 0) + each.stories);
      return Array.from(stories, ([word, count]) => ({ word, stories: count }));
    },
    listWordedHere: (scope, ids) => listWordedHere(db, { sight, scope }, ids),
  };
}

function none(since: readonly Date[]): SearchFacets {
  return {
    total: 0,
    isMore: false,
    readBackTo: null,
    sections: [],
    tags: [],
    authors: [],
    since: since.map(() => 0),
  };
}

function added(
  { twice, twiceLive, ...atDesk }: Awaited<ReturnType<typeof countDeskFacets>>,
  withReaders: SearchFacets,
): DeskFacets {
  // Public texts count in the `live` pile, regardless of the pile of newer work.
  const atDeskAlone = (atDesk.piles.find(({ pile }) => pile === 'live')?.count ?? 0) - twiceLive;
  const live = withReaders.total + Math.max(0, atDeskAlone);
  const others = atDesk.piles.filter(({ pile }) => pile !== 'live');
  return {
    total: atDesk.total + Math.max(0, withReaders.total - twice),
    isMore: atDesk.isMore || withReaders.isMore,
    readBackTo: later(atDesk.readBackTo, withReaders.readBackTo),
    since: withReaders.since.map((count, at) => count + (atDesk.since[at] ?? 0)),
    piles: live === 0 ? others : [...others, { pile: 'live', count: live }],
    sections: addedOfAKind(atDesk.sections, withReaders.sections),
    tags: addedOfAKind(atDesk.tags, withReaders.tags),
    authors: addedOfAKind(atDesk.authors, withReaders.authors),
  };
}

/** The time from which both were read. */
function later(one: Date | null, other: Date | null): Date | null {
  return one === null || (other !== null && other > one) ? other : one;
}

/**
 * The most frequent facets of both. The count may be slightly too low for a facet that one list truncated.
 */
function addedOfAKind(one: readonly Facet[], other: readonly Facet[]): Facet[] {
  const bySlug = new Map(other.map((facet) => [facet.slug, facet]));
  for (const facet of one) {
    const count = (bySlug.get(facet.slug)?.count ?? 0) + facet.count;
    bySlug.set(facet.slug, { ...facet, count });
  }
  return [...bySlug.values()]
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .slice(0, facetsOfAKind);
}
