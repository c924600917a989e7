import { archiveMetadata, archivePage } from '#app/_shell/reader/archive-page.tsx';
import type { PageQuery } from '#app/_shell/shared/query-value.ts';
import '#components/site/lists.css';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ period: string[] }>; searchParams: PageQuery };

async function requestOf({ params, searchParams }: Props) {
  return { segments: (await params).period, searchParams };
}

export async function generateMetadata(props: Props) {
  return archiveMetadata(await requestOf(props));
}

export default async function ArchivePeriodPage(props: Props) {
  return archivePage(await requestOf(props));
}
