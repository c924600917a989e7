import { isExpired } from '#core/articles/policy.ts';
import type { QueueState } from '#core/articles/queue.ts';
import type { PublicState } from '#core/articles/states.ts';
import { bodyText } from '#core/document/body-text.ts';
import { readerBody } from '#core/document/public-body.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { DeskFacets } from '#core/search/desk-engine.ts';
import { type DeskSearchFilters, parseDeskSearchFilters } from '#core/search/desk-search-filters.ts';
import { highlight } from '#core/search/highlight.ts';
import { type MarkedPiece, markMatches } from '#core/search/mark-matches.ts';
import type { SearchScope } from '#core/search/search-engine.ts';
import { listReadableAtDesk } from '#db/queries/desk-search.ts';
import { listDeskTexts } from '#db/queries/desk-texts.ts';
import { listStoriesWithBodies } from '#db/queries/public-lists.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { type FoundPage, findPage, type NothingToFind, type SearchRequest } from '../shared/find-page.ts';
import { type AppliedFilters, appliedFilters } from '../site/shared/applied-filters.ts';
import { deskEngine } from './shared/desk-engine.ts';
import { seeAtDesk } from './shared/see-at-desk.ts';

export type DeskSearchResult = {
  readonly id: string;
  readonly number: number;
  readonly locale: Locale;
  readonly section: { readonly slug: string; readonly name: string; readonly nameEn: string };
  /** The pile on which it lies; `live` where what was found is what readers have. */
  readonly state: QueueState;
  /** Readers have an older text of it, while a newer one is being worked on. */
  readonly hasLiveVersion: boolean;
  /** Readers no longer have it, though nobody took it back. */
  readonly isExpired: boolean;
  /** When what was found was saved; of what readers have, when it was published. */
  readonly at: Date;
  readonly bylineNames: readonly string[];
  /** Where readers have it, if what was found is theirs. */
  readonly url: string | null;
  /** Whether the person may open it at the desk. */
  readonly isOpen: boolean;
  readonly headline: readonly MarkedPiece[];
  /** The passage that answers best. */
  readonly passage: readonly MarkedPiece[];
};

export type DeskSearchAnswer =
  | NothingToFind
  | (Omit<FoundPage<DeskHit, DeskFacets>, 'hits' | 'terms'> & {
      readonly filters: AppliedFilters & Pick<DeskSearchFilters, 'state'>;
      readonly results: readonly DeskSearchResult[];
    });

/**
 * Searches all that somebody at the desk may read, a page at a time: what readers have, and the words of everything else as
 * they stand at the desk. A story that has both is found once. With a filter that names nothing nothing is found.
 */
export async function searchDesk(
  context: Context,
  request: SearchRequest & Partial<Record<keyof DeskSearchFilters, string>>,
): Promise<DeskSearchAnswer> {
  const ctx = requireActor(context);
  const { state, ...asked } = parseDeskSearchFilters(request);
  const pile = state ?? null;
  const { sight, filters } = await seeAtDesk(ctx, await appliedFilters(ctx, asked), pile);
  const engine = deskEngine(ctx, { sight, pile });
  const readHits = async (ids: readonly string[], scope: SearchScope) =>
    readDeskHits(ctx, ids, await engine.listWordedHere(scope, ids));
  const found = await findPage(ctx, { engine, readHits }, { request, filters });
  if (found.kind !== 'results') return found;
  const { hits, terms, ...page } = found;
  const results = hits.map(({ words: _, passages, headline, ...hit }) => ({
    ...hit,
    headline: markMatches(headline, terms),
    passage: highlight(passages, terms),
  }));
  return { ...page, filters: { ...filters, ...(state === undefined ? {} : { state }) }, results };
}

type DeskHit = Awaited<ReturnType<typeof readDeskHits>>[number];

/** What is shown of the hits, in their order: `wordedHere` by their words at the desk, the others as readers have them now. */
async function readDeskHits(
  { db, actor, now }: ActorContext,
  ids: readonly string[],
  wordedHere: readonly string[],
) {
  const here = new Set(wordedHere);
  const [atDesk, withReaders, open] = await Promise.all([
    listDeskTexts(db, wordedHere),
    listStoriesWithBodies(
      db,
      ids.filter((id) => !here.has(id)),
    ),
    listReadableAtDesk(db, actor, ids),
  ]);
  const hits = [
    ...atDesk.map(({ sapo, body, pile, savedAt, expiresAt, publicState, ...story }) => ({
      ...story,
      ...{ state: pile, at: savedAt, url: null },
      ...standingWithReaders({ pile, publicState, isOver: isExpired({ expiresAt }, now()) }),
      ...textsOf(story.headline, `${sapo}\n${bodyText(readerBody(body))}`),
    })),
    ...withReaders.map(({ story, body }) => ({
      ...{ id: story.id, number: story.number, locale: story.locale, headline: story.headline },
      ...{ section: story.section, bylineNames: story.bylineNames },
      ...{
        state: 'live' as const,
        hasLiveVersion: false,
        isExpired: false,
        at: story.publishedAt,
        url: story.url,
      },
      ...textsOf(story.headline, `${story.sapo}\n${bodyText(body)}`),
    })),
  ];
  const byId = new Map(hits.map((hit) => [hit.id, { ...hit, isOpen: open.includes(hit.id) }]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** What readers have of a story that was found by its words at the desk. */
function standingWithReaders({
  pile,
  publicState,
  isOver,
}: {
  pile: QueueState;
  publicState: PublicState;
  isOver: boolean;
}) {
  return {
    hasLiveVersion: publicState === 'live' && pile !== 'live' && !isOver,
    isExpired: pile === 'live' && isOver,
  };
}

/** What was searched, and of it what passages are taken from. */
function textsOf(headline: string, passages: string) {
  return { words: `${headline}\n${passages}`, passages };
}
