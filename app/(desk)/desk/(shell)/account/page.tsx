import '#components/desk/notifications/notifications.css';
import { deskContext } from '#app/_shell/desk-context.ts';
import { deskLocale } from '#app/_shell/locale.ts';
import { NotificationWords } from '#app/_shell/notification-words.tsx';
import { currentSession } from '#app/_shell/session.ts';
import { chooseNotifications } from '#app/(desk)/actions/notifications.ts';
import { endSession } from '#app/(desk)/actions/sessions.ts';
import { AccountView } from '#components/desk/lists/account-view.tsx';
import { PreferencesForm } from '#components/desk/notifications/preferences-form.tsx';
import { readPreferences } from '#usecases/notifications/read-preferences.ts';
import { listSessions } from '#usecases/sessions/list-sessions.ts';

export default async function AccountPage() {
  const ctx = await deskContext();
  const [session, sessions] = await Promise.all([currentSession(), listSessions(ctx)]);
  const { preferences, kinds } = await readPreferences(ctx);
  return (
    <>
      <AccountView
        name={ctx.actor.name}
        email={session?.email ?? ''}
        currentId={session?.id ?? ''}
        sessions={sessions}
        endSession={endSession}
      />
      <NotificationWords>
        <PreferencesForm
          preferences={preferences}
          kinds={kinds}
          locale={await deskLocale()}
          siteZone={ctx.site.timeZone}
          zones={Intl.supportedValuesOf('timeZone')}
          save={chooseNotifications}
        />
      </NotificationWords>
    </>
  );
}
