import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import { tagAddress } from '#components/site/tag-view.tsx';
import { tagFeedUrl } from '#core/urls.ts';
import { services } from '#usecases/services.ts';
import { readTag } from '#usecases/site/read-tag.ts';
import { missingMetadata } from './missing-page.tsx';
import { type PageQuery, queryValue } from './query-value.ts';

/** What the page of a tag and the page of an event line are asked with. */
export type TagRequest = { readonly slug: string; readonly path: string; readonly searchParams: PageQuery };

/** Metadata and page ask for the same tag; it is read once. */
const load = cache((slug: string, path: string, cursor: string | undefined) =>
  readTag(services(), { slug, path, cursor }),
);

/** A page of the tag's stories; leads on to a tag that has moved; null where there is none. */
export async function loadTagPage({ slug, path, searchParams }: TagRequest) {
  const found = await load(slug, path, await queryValue(searchParams, 'cursor'));
  if (found && 'redirectTo' in found) permanentRedirect(found.redirectTo);
  return found;
}

/** What the head says of it: one canonical address, whichever of the two it was asked at. */
export async function tagMetadata(request: TagRequest): Promise<Metadata> {
  const page = await loadTagPage(request);
  if (!page) return missingMetadata();
  const { tag, isFirstPage } = page;
  return {
    title: tag.name,
    description: tag.description || undefined,
    alternates: {
      canonical: tagAddress(tag),
      types: { 'application/rss+xml': tagFeedUrl(tag.slug, 'rss.xml') },
    },
    robots: isFirstPage ? undefined : { index: false, follow: true },
  };
}
