import { permanentRedirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { JsonLd } from '#components/site/json-ld.tsx';
import { TagView } from '#components/site/tag-view.tsx';
import { tagFeedUrl, tagPageUrl } from '#core/urls.ts';
import { cachedForRender } from '#platform/rendering/current-render.ts';
import { services } from '#usecases/services.ts';
import { countedAtMost, readTag } from '#usecases/site/read-tag.ts';
import { type PageQuery, queryValue, queryValues } from '../shared/query-value.ts';
import { alternatesOf } from './alternates.ts';
import { listRobots } from './list-robots.ts';
import { missingMetadata, missingPage } from './missing-page.tsx';
import { listJsonLd } from './page-json-ld.ts';
import { ownAddress, pageLinks } from './page-links.ts';
import { pageStyle } from './page-style.ts';
import { ReaderMain } from './reader-main.tsx';
import type { ReaderMetadata } from './reader-metadata.ts';

/** The request of a tag page or an event page. */
export type TagRequest = { readonly slug: string; readonly path: string; readonly searchParams: PageQuery };

/** Loads the tag once for the metadata and the page. */
const load = cachedForRender(
  (asked: { slug: string; path: string; cursor?: string; order?: string; language?: string }) =>
    readTag(services(), asked),
);

async function loadTag({ slug, path, searchParams }: TagRequest) {
  const { cursor, order, lang: language } = await queryValues(searchParams);
  const found = await load({ slug, path, cursor, order, language });
  if (found && 'redirectTo' in found) permanentRedirect(found.redirectTo);
  return found;
}

/** The metadata of a tag. Its first page has one canonical URL in both orders. */
export async function tagMetadata(request: TagRequest): Promise<ReaderMetadata> {
  const page = await loadTag(request);
  if (!page) return missingMetadata();
  const { tag, isFirstPage, stories, order, line } = page;
  const path = tagPageUrl(tag);
  const query: Record<string, string> = line && order === 'oldest' ? { order } : page.query;
  const cursor = await queryValue(request.searchParams, 'cursor');
  return {
    title: tag.name,
    description: tag.description || undefined,
    alternates: alternatesOf({
      path: ownAddress(path, page, { cursor, query, first: page.query }),
      feed: (format) => tagFeedUrl(tag.slug, format),
    }),
    ...listRobots(isFirstPage && stories.length > 0),
    ...pageLinks(path, page, query),
  };
}

/** A page of the tag's stories. Redirects to a merged tag; a 404 page for an unknown one. */
export async function tagPage(request: TagRequest): Promise<ReactNode> {
  const page = await loadTag(request);
  if (!page) return missingPage();
  const { tag, above, stories } = page;
  return (
    <ReaderMain>
      <TagView page={page} countedAtMost={countedAtMost} style={pageStyle()} />
      <JsonLd
        nodes={listJsonLd({
          path: tagPageUrl(tag),
          name: tag.name,
          description: tag.description,
          stories,
          above: above.map((each) => ({ name: each.name, url: tagPageUrl(each) })),
          tag,
        })}
      />
    </ReaderMain>
  );
}
