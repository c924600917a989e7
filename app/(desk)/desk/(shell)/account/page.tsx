import { deskContext } from '#app/_shell/desk-context.ts';
import { currentSession } from '#app/_shell/session.ts';
import { endSession } from '#app/(desk)/actions/sessions.ts';
import { AccountView } from '#components/desk/lists/account-view.tsx';
import { listSessions } from '#usecases/sessions/list-sessions.ts';

export default async function AccountPage() {
  const ctx = await deskContext();
  const [session, sessions] = await Promise.all([currentSession(), listSessions(ctx)]);
  return (
    <AccountView
      name={ctx.actor.name}
      email={session?.email ?? ''}
      currentId={session?.id ?? ''}
      sessions={sessions}
      endSession={endSession}
    />
  );
}
