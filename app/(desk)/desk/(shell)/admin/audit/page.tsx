import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { type PageQuery, queryValues } from '#app/_shell/shared/query-value.ts';
import { AuditScreen } from '#components/desk/audit/audit-screen.tsx';
import { DomainError } from '#core/shared/domain-error.ts';
import { listAuditChoices } from '#usecases/audit/list-audit-choices.ts';
import { type AuditPage as Page, searchAudit } from '#usecases/audit/search-audit.ts';
import type { ActorContext } from '#usecases/context.ts';

export default async function AuditPage({ searchParams }: { searchParams: PageQuery }) {
  const ctx = await deskContext();
  const query = await queryValues(searchParams);
  const choices = await refusedOr(() => listAuditChoices(ctx));
  const { page, faulty } = await found(ctx, query);
  return <AuditScreen filters={query} choices={choices} page={page} faulty={faulty} />;
}

/** The entries found. An invalid filter finds none, and its fields are marked. */
async function found(
  ctx: ActorContext,
  query: Readonly<Partial<Record<string, string>>>,
): Promise<{ page: Page; faulty: string[] }> {
  try {
    return { page: await searchAudit(ctx, query), faulty: [] };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'request.invalid') throw error;
    const { fieldErrors = {} } = error.details as { fieldErrors?: Record<string, string> };
    return { page: { acts: [], older: null, newer: null }, faulty: Object.keys(fieldErrors) };
  }
}
