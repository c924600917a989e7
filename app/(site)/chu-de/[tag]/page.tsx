import { missingPage } from '#app/_shell/missing-page.tsx';
import { pageStyle } from '#app/_shell/page-style.ts';
import type { PageQuery } from '#app/_shell/query-value.ts';
import { loadTagPage, tagMetadata } from '#app/_shell/tag-page.ts';
import { TagView } from '#components/site/tag-view.tsx';
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
  const page = await loadTagPage(await requestOf(props));
  if (!page) return missingPage();
  return <TagView page={page} style={pageStyle()} asEventLine={false} />;
}
