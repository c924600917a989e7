import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { DebtList } from '#components/desk/breaking/debt-list.tsx';
import { listOpenDebts } from '#usecases/debts/list-open-debts.ts';

export default async function DebtsPage() {
  const ctx = await deskContext();
  const debts = await refusedOr(() => listOpenDebts(ctx));
  return <DebtList debts={debts} now={ctx.now()} />;
}
