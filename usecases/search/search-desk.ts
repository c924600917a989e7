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
import { searchTerms } from '#core/search/search-term.ts';
import { listReadableAtDesk } from '#db/queries/desk/desk-search.ts';
import { listDeskTexts } from '#db/queries/desk/desk-texts.ts';
import { listStoriesWithBodies } from '#db/queries/site/public-lists.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { type FoundPage, findPage, type NothingToFind, type SearchRequest } from '../shared/find-page.ts';
import { readSynonyms } from '../shared/read-search-terms.ts';
import { type AppliedFilters, appliedFilters } from '../site/shared/applied-filters.ts';
import { deskEngine } from './shared/desk-engine.ts';
import { seeAtDesk } from './shared/see-at-desk.ts';

export type DeskSearchResult = {
  readonly id: string;
  readonly number: number;
  readonly locale: Locale;
  readonly section: { readonly slug: string; readonly name: string; readonly nameEn: string };
  /** The pile of the story; `live` if the public text matched. */
  readonly state: QueueState;
  /** An older text is public while a newer one is in work. */
  readonly hasLiveVersion: boolean;
  /** No longer public because it has expired. */
  readonly isExpired: boolean;
  /** The time of the last save, or of publication if the public text matched. */
  readonly at: Date;
  readonly bylineNames: readonly string[];
  /** Its public URL, if the public text matched. */
  readonly url: string | null;
  /** Whether the person may open it at the desk. */
  readonly isOpen: boolean;
  readonly headline: readonly MarkedPiece[];
  /** The best matching passage. */
  readonly passage: readonly MarkedPiece[];
};

export type DeskSearchAnswer =
  | NothingToFind
  | (Omit<FoundPage<DeskHit, DeskFacets>, 'hits' | 'terms'> & {
      readonly filters: AppliedFilters & Pick<DeskSearchFilters, 'state'>;
      readonly results: readonly DeskSearchResult[];
    });

/**
 * Searches everything that the person may read, page by page: public texts, and the working texts of all
 * other stories. A story that matches by both is listed once. A filter that names nothing known finds
 * nothing.
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
  const finder = {
    ...{ engine, readHits, termsIn: searchTerms },
    readSynonyms: (text: string) => readSynonyms(ctx, text),
  };
  const found = await findPage(ctx, finder, { request, filters });
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

/** The displayed hits in order: `wordedHere` with their working text, the others with their public text. */
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
      ...publicStateOf({ pile, publicState, isOver: isExpired({ expiresAt }, now()) }),
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

/** The public state of a story that was found by its working text. */
function publicStateOf({
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

/** The searched text, and the part of it for passages. */
function textsOf(headline: string, passages: string) {
  return { words: `${headline}\n${passages}`, passages };
}
