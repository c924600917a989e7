import { deskContext } from '#app/_shell/desk-context.ts';
import { refusedOr } from '#app/_shell/refused-or.ts';
import { AuditView } from '#components/desk/lists/audit-view.tsx';
import { listAdminAudit } from '#usecases/people/list-admin-audit.ts';

type Search = { before?: string };

export default async function AuditPage({ searchParams }: { searchParams: Promise<Search> }) {
  const ctx = await deskContext();
  const { before } = await searchParams;
  return <AuditView rows={await refusedOr(() => listAdminAudit(ctx, { beforeSeq: before }))} />;
}
