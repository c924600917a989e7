import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import { missingMetadata, missingPage } from '#app/_shell/missing-page.tsx';
import { pageStyle } from '#app/_shell/page-style.ts';
import { type PageQuery, queryValue } from '#app/_shell/query-value.ts';
import { TagView, tagAddress } from '#components/site/tag-view.tsx';
import { eventUrl, tagFeedUrl, tagUrl } from '#core/urls.ts';
import { services } from '#usecases/services.ts';
import { readTag } from '#usecases/site/read-tag.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ event: string }>; searchParams: PageQuery };

/** Metadata and page ask for the same tag; it is read once. */
const load = cache((slug: string, cursor: string | undefined) =>
  readTag(services(), { slug, path: eventUrl(slug), cursor }),
);

async function loadFor({ params, searchParams }: Props) {
  const { event } = await params;
  const found = await load(event, await queryValue(searchParams, 'cursor'));
  if (found && 'redirectTo' in found) permanentRedirect(found.redirectTo);
  return found;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const page = await loadFor(props);
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

/** An event's stories by day; a tag of another kind has no such line and is shown at its own address. */
export default async function EventPage(props: Props) {
  const page = await loadFor(props);
  if (!page) return missingPage();
  if (page.tag.type !== 'event') permanentRedirect(tagUrl(page.tag.slug));
  return <TagView page={page} style={pageStyle()} asEventLine />;
}
