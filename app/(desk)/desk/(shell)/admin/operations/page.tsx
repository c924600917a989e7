import '#components/desk/operations/operations.css';
import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { OperationsView } from '#components/desk/operations/operations-view.tsx';
import { readOperations } from '#usecases/operations/read-operations.ts';

export default async function OperationsPage() {
  const ctx = await deskContext();
  const operations = await refusedOr(() => readOperations(ctx));
  return <OperationsView operations={operations} />;
}
