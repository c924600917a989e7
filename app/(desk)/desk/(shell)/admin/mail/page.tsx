import '#components/desk/notifications/notifications.css';
import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { currentSession } from '#app/_shell/session/session.ts';
import { type PageQuery, queryValue } from '#app/_shell/shared/query-value.ts';
import { MailAdmin } from '#components/desk/notifications/mail-admin.tsx';
import { readMailDesk } from '#usecases/mail/read-mail-desk.ts';

export default async function MailPage({ searchParams }: { searchParams: PageQuery }) {
  const ctx = await deskContext();
  const session = await currentSession();
  const cursor = await queryValue(searchParams, 'cursor');
  const mail = await refusedOr(() => readMailDesk(ctx, { cursor }));
  return <MailAdmin mail={mail} ownAddress={session?.email ?? ''} />;
}
