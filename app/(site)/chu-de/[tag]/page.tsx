import { tagMetadata, tagPage } from '#app/_shell/reader/tag-page.tsx';
import type { PageQuery } from '#app/_shell/shared/query-value.ts';
import '#components/site/lists.css';
import { tagUrl } from '#core/urls.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ tag: string }>; searchParams: PageQuery };

async function requestOf({ params, searchParams }: Props) {
  const { tag } = await params;
  return { slug: tag, path: tagUrl(tag), searchParams };
}

export async function generateMetadata(props: Props) {
  return tagMetadata(await requestOf(props));
}

export default async function TagPage(props: Props) {
  return tagPage(await requestOf(props));
}
