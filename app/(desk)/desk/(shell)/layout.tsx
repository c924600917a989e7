import type { ReactNode } from 'react';
import '#components/ui/controls.css';
import '#components/ui/people.css';
import '#components/desk/desk.css';
import { deskContext } from '#app/_shell/desk-context.ts';
import { deskLocale } from '#app/_shell/locale.ts';
import { messagesFor, translator } from '#app/_shell/messages.ts';
import { chooseLocale } from '#app/(auth)/actions/choose-locale.ts';
import { DeskShell } from '#components/desk/desk-shell.tsx';
import { Bell } from '#components/desk/notifications/bell.tsx';
import { Words } from '#components/ui/words.tsx';
import { mayReadSchedule } from '#core/articles/schedule-policy.ts';
import { mayReadPlan } from '#core/assignments/assignment-policy.ts';
import type { Locale } from '#core/i18n/locales.ts';
import { adminPagesOf } from '#core/people/admin-pages.ts';
import { countUnread } from '#usecases/notifications/count-unread.ts';
import { signOut } from '../../actions/sessions.ts';

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const ctx = await deskContext();
  const { actor, site } = ctx;
  const locale = await deskLocale();
  return (
    <Words
      locale={locale}
      messages={messagesFor(locale, [
        'desk',
        'actions',
        'admin',
        'people',
        'checks',
        'editor',
        'style',
        'outside',
        'settings',
        'work',
        'errors',
      ])}
      timeZone={site.timeZone}
    >
      <DeskShell
        bell={<Bell unread={await countUnread(ctx)} personId={actor.id} {...bellWords(locale)} />}
        personName={actor.name}
        sees={{
          planning: mayReadPlan(actor).ok,
          schedule: mayReadSchedule(actor).ok,
          admin: adminPagesOf(actor).length > 0,
        }}
        chooseLocale={chooseLocale}
        signOut={signOut}
      >
        {children}
      </DeskShell>
    </Words>
  );
}

/** The two sentences keep their place for the number, which changes while the page is open. */
function bellWords(locale: Locale) {
  const t = translator(locale, 'notifications');
  const count = '{count}';
  return { name: t('bell.name'), one: t('bell.one', { count }), many: t('bell.many', { count }) };
}
