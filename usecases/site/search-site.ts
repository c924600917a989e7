import type { PublicStory } from '#core/articles/public-story.ts';
import { bodyText } from '#core/document/body-text.ts';
import { highlight } from '#core/search/highlight.ts';
import { type MarkedPiece, markMatches } from '#core/search/mark-matches.ts';
import { searchQuery } from '#core/search/search-query.ts';
import { searchStories } from '#db/queries/search-stories.ts';
import { pageScope } from '#platform/page-cache/page-scope.ts';
import type { Services } from '#usecases/context.ts';

export type SearchResult = {
  readonly story: PublicStory;
  readonly headline: readonly MarkedPiece[];
  /** The passage that answers best. */
  readonly passage: readonly MarkedPiece[];
};

export type SearchAnswer =
  /** Nothing was asked, or nothing that has a word in it. */
  | { readonly kind: 'nothing-asked' | 'no-words'; readonly text: string }
  | {
      readonly kind: 'results';
      readonly text: string;
      readonly results: readonly SearchResult[];
      readonly isFirstPage: boolean;
      readonly nextCursor: string | null;
    };

const perPage = 20;
const lastPage = 50;

/** Searches what readers may see. The cursor of a search is the number of a page, for its order is by rank. */
export async function searchSite(
  { db, now }: Services,
  { text, cursor }: { text: string; cursor?: string },
): Promise<SearchAnswer> {
  pageScope.addTags('search');
  const asked = text.trim().slice(0, 300);
  if (asked === '') return { kind: 'nothing-asked', text: '' };
  const query = searchQuery(asked);
  if (!query) return { kind: 'no-words', text: asked };
  const page = /^[1-9]\d?$/.test(cursor ?? '') ? Math.min(Number(cursor), lastPage) : 1;
  const hits = await searchStories(db, {
    query,
    now: now(),
    limit: perPage + 1,
    offset: (page - 1) * perPage,
  });
  const results = hits.slice(0, perPage).map(({ story, body }): SearchResult => {
    const passage = highlight(`${story.sapo}\n${bodyText(body)}`, asked);
    return { story, headline: markMatches(story.headline, asked), passage };
  });
  pageScope.addTags(...results.map(({ story }) => `article:${story.id}`));
  const hasMore = hits.length > perPage && page < lastPage;
  return {
    kind: 'results',
    text: asked,
    results,
    isFirstPage: page === 1,
    nextCursor: hasMore ? String(page + 1) : null,
  };
}
