import '#components/desk/account/account.css';
import '#components/desk/notifications/notifications.css';
import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { currentSession } from '#app/_shell/session/session.ts';
import { deskLocale } from '#app/_shell/shared/locale.ts';
import { type PageQuery, queryValue } from '#app/_shell/shared/query-value.ts';
import { TokensPanel } from '#components/desk/account/tokens-panel.tsx';
import { FactorsPanel } from '#components/desk/factors/factors-panel.tsx';
import { AccountView } from '#components/desk/lists/account-view.tsx';
import { ChangePassword } from '#components/desk/lists/change-password.tsx';
import { OwnProfile } from '#components/desk/lists/own-profile.tsx';
import { PreferencesForm } from '#components/desk/notifications/preferences-form.tsx';
import { OwnRoyalties } from '#components/desk/royalties/own-royalties.tsx';
import { readFactors } from '#usecases/factors/read-factors.ts';
import { readPreferences } from '#usecases/notifications/read-preferences.ts';
import { readOwnProfile } from '#usecases/people/read-own-profile.ts';
import { listOwnRoyalties } from '#usecases/royalties/list-own-royalties.ts';
import { listSessions } from '#usecases/sessions/list-sessions.ts';
import { listTokens } from '#usecases/tokens/list-tokens.ts';

export default async function AccountPage({ searchParams }: { searchParams: PageQuery }) {
  const ctx = await deskContext();
  const locale = await deskLocale();
  const month = await queryValue(searchParams, 'month');
  const [session, sessions, { preferences, kinds }, own, profile, factors, tokens] = await Promise.all([
    currentSession(),
    listSessions(ctx),
    readPreferences(ctx),
    refusedOr(() => listOwnRoyalties(ctx, { month })),
    readOwnProfile(ctx),
    readFactors(ctx),
    listTokens(ctx),
  ]);
  const now = ctx.now();
  const goodTokens = tokens.filter((token) => token.revokedAt === null && token.expiresAt > now);
  return (
    <div className="account">
      <AccountView
        name={ctx.actor.name}
        email={session?.email ?? ''}
        currentId={session?.id ?? ''}
        sessions={sessions}
        tokenCount={goodTokens.length}
      />
      {profile.hasPassword && <ChangePassword email={session?.email ?? ''} />}

      <OwnProfile profile={profile} />

      <FactorsPanel factors={factors} />
      <TokensPanel tokens={goodTokens} />

      <PreferencesForm
        preferences={preferences}
        kinds={kinds}
        locale={locale}
        siteZone={ctx.site.timeZone}
        zones={Intl.supportedValuesOf('timeZone')}
      />

      <OwnRoyalties own={own} />
    </div>
  );
}
