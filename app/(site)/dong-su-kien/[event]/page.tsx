import { tagMetadata, tagPage } from '#app/_shell/reader/tag-page.tsx';
import type { PageQuery } from '#app/_shell/shared/query-value.ts';
import '#components/site/lists.css';
import { eventUrl } from '#core/urls.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ event: string }>; searchParams: PageQuery };

async function requestOf({ params, searchParams }: Props) {
  const { event } = await params;
  return { slug: event, path: eventUrl(event), searchParams };
}

export async function generateMetadata(props: Props) {
  return tagMetadata(await requestOf(props));
}

/** The stories of an event by day. A tag of another type redirects to its own page. */
export default async function EventPage(props: Props) {
  return tagPage(await requestOf(props));
}
