import '#components/desk/operations/operations.css';
import { deskContext } from '#app/_shell/desk-context.ts';
import { deskLocale } from '#app/_shell/locale.ts';
import { messagesFor } from '#app/_shell/messages.ts';
import { refusedOr } from '#app/_shell/refused-or.ts';
import { tryAgain } from '#app/(desk)/actions/operations.ts';
import { OperationsView } from '#components/desk/operations/operations-view.tsx';
import { Words } from '#components/ui/words.tsx';
import { readOperations } from '#usecases/operations/read-operations.ts';

export default async function OperationsPage() {
  const ctx = await deskContext();
  const locale = await deskLocale();
  const operations = await refusedOr(() => readOperations(ctx));
  return (
    <Words
      locale={locale}
      messages={messagesFor(locale, ['operations', 'errors'])}
      timeZone={ctx.site.timeZone}
    >
      <OperationsView operations={operations} tryAgain={tryAgain} />
    </Words>
  );
}
