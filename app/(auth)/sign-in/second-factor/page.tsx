import { redirect } from 'next/navigation';
import { safeNext } from '#app/_shell/session/safe-next.ts';
import { currentSession, enrollingSession } from '#app/_shell/session/session.ts';
import { deskLocale } from '#app/_shell/shared/locale.ts';
import { messagesFor } from '#app/_shell/shared/messages.ts';
import { type PageQuery, queryValue } from '#app/_shell/shared/query-value.ts';
import { EnrolView } from '#components/desk/factors/enrol-view.tsx';
import { ScreenRefresh } from '#components/desk/shell/screen-refresh.tsx';
import { Words } from '#components/ui/words.tsx';
import { signInUrl } from '#core/urls.ts';
import { readFactors } from '#usecases/factors/read-factors.ts';

export default async function EnrolPage({ searchParams }: { searchParams: PageQuery }) {
  const next = safeNext(await queryValue(searchParams, 'next'));
  // A person who has just enrolled is already signed in, and may still be looking at new recovery codes.
  const session = (await enrollingSession()) ?? (await currentSession());
  if (session === null) redirect(signInUrl(next));
  const locale = await deskLocale();
  return (
    <Words
      locale={locale}
      messages={messagesFor(locale, ['auth', 'factors', 'errors'])}
      timeZone={session.ctx.site.timeZone}
    >
      <ScreenRefresh>
        <EnrolView next={next} factors={await readFactors(session.ctx)} />
      </ScreenRefresh>
    </Words>
  );
}
