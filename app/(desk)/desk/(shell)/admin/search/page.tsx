import { notFound } from 'next/navigation';
import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { type PageQuery, queryValue } from '#app/_shell/shared/query-value.ts';
import { SearchAdmin } from '#components/desk/search/search-admin.tsx';
import { mayManageSearch } from '#core/search/search-policy.ts';
import { listSynonyms } from '#usecases/search/list-synonyms.ts';
import { readTermReport } from '#usecases/search/read-term-report.ts';

export default async function SearchAdminPage({ searchParams }: { searchParams: PageQuery }) {
  const ctx = await deskContext();
  if (!mayManageSearch(ctx.actor).ok) notFound();
  const [synonyms, report] = await Promise.all([
    listSynonyms(ctx),
    readTermReport(ctx, { days: await queryValue(searchParams, 'days') }),
  ]);
  return <SearchAdmin synonyms={synonyms} report={report} />;
}
