import type { ReactNode } from 'react';
import '#components/ui/controls.css';
import '#components/ui/people.css';
import '#components/desk/desk.css';
import { deskContext } from '#app/_shell/desk-context.ts';
import { deskLocale } from '#app/_shell/locale.ts';
import { messagesFor } from '#app/_shell/messages.ts';
import { chooseLocale } from '#app/(auth)/actions/choose-locale.ts';
import { DeskShell } from '#components/desk/desk-shell.tsx';
import { Words } from '#components/ui/words.tsx';
import { mayReadSchedule } from '#core/articles/schedule-policy.ts';
import { mayReadPlan } from '#core/assignments/assignment-policy.ts';
import { adminPagesOf } from '#core/people/admin-pages.ts';
import { signOut } from '../../actions/sessions.ts';

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { actor, site } = await deskContext();
  const locale = await deskLocale();
  return (
    <Words
      locale={locale}
      messages={messagesFor(locale, ['desk', 'actions', 'admin', 'people', 'editor', 'style', 'errors'])}
      timeZone={site.timeZone}
    >
      <DeskShell
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
