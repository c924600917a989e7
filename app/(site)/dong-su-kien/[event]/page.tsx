import { permanentRedirect } from 'next/navigation';
import { missingPage } from '#app/_shell/missing-page.tsx';
import { pageStyle } from '#app/_shell/page-style.ts';
import type { PageQuery } from '#app/_shell/query-value.ts';
import { loadTagPage, tagMetadata } from '#app/_shell/tag-page.ts';
import { TagView } from '#components/site/tag-view.tsx';
import { eventUrl, tagUrl } from '#core/urls.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ event: string }>; searchParams: PageQuery };

async function requestOf({ params, searchParams }: Props) {
  const { event } = await params;
  return { slug: event, path: eventUrl(event), searchParams };
}

export async function generateMetadata(props: Props) {
  return tagMetadata(await requestOf(props));
}

/** An event's stories by day; a tag of another kind has no such line and is shown at its own address. */
export default async function EventPage(props: Props) {
  const page = await loadTagPage(await requestOf(props));
  if (!page) return missingPage();
  if (page.tag.type !== 'event') permanentRedirect(tagUrl(page.tag.slug));
  return <TagView page={page} style={pageStyle()} asEventLine />;
}
