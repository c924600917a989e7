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
} from '#db/queries/desk-search.ts';
import { listStoriesByIds } from '#db/queries/public-lists.ts';
import type { Services } from '../../context.ts';
import { searchEngine } from '../../shared/search-engine.ts';

/** As many of a kind as a search shows. */
const facetsOfAKind = 8;

/**
 * What readers have, found by whoever finds it for them, and the desk's own words in sight, found in the database, as one.
 * A story that both find is found once, by its words at the desk. `pile`: the stories of that pile only.
 */
export function deskEngine(
  services: Pick<Services, 'db' | 'search'>,
  { sight, pile }: { sight: DeskSight; pile: QueueState | null },
): DeskEngine {
  const { db } = services;
  const published = pile === null || pile === 'live' ? searchEngine(services) : null;

  /** A page of what readers have, without what the desk has under the same words. */
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
              // An engine that lags behind may name what readers no longer have.
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
  // What readers have stands on their pile as they have it, wherever newer work on it lies.
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

/** From which moment on both were read. */
function later(one: Date | null, other: Date | null): Date | null {
  return one === null || (other !== null && other > one) ? other : one;
}

/** The commonest of both. One that only the other list's end left out may count a little less than it should. */
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
