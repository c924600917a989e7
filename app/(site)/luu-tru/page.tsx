import { archiveMetadata, archivePage } from '#app/_shell/reader/archive-page.tsx';
import type { PageQuery } from '#app/_shell/shared/query-value.ts';
import '#components/site/lists.css';

export const dynamic = 'force-dynamic';

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props) {
  return archiveMetadata({ segments: [], searchParams });
}

export default function ArchiveYearsPage({ searchParams }: Props) {
  return archivePage({ segments: [], searchParams });
}
