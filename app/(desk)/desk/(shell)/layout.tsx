import type { ReactNode } from 'react';
import '#components/ui/controls.css';
import '#components/ui/people.css';
import '#components/desk/shell/desk.css';
import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { currentSession } from '#app/_shell/session/session.ts';
import { deskLocale } from '#app/_shell/shared/locale.ts';
import { translator } from '#app/_shell/shared/messages.ts';
import { OwnName } from '#components/desk/account/own-name.tsx';
import { BreakingOpener } from '#components/desk/breaking/breaking-opener.tsx';
import { DebtCounter } from '#components/desk/breaking/debt-counter.tsx';
import { Reauthentication } from '#components/desk/factors/reauthentication.tsx';
import { DeskForms } from '#components/desk/forms/desk-forms.tsx';
import { DeskMessages } from '#components/desk/messages/desk-messages.tsx';
import { Bell } from '#components/desk/notifications/bell.tsx';
import { DeskShell } from '#components/desk/shell/desk-shell.tsx';
import { LocaleChoice } from '#components/desk/shell/locale-choice.tsx';
import { ScreenRefresh } from '#components/desk/shell/screen-refresh.tsx';
import { adminPagesOf } from '#core/admin/admin-pages.ts';
import { type DebtSummary, debtSummary } from '#core/articles/debts.ts';
import { mayReadSchedule } from '#core/articles/schedule-policy.ts';
import { mayReadPlan } from '#core/assignments/assignment-policy.ts';
import { mayReadFronts } from '#core/fronts/front-policy.ts';
import type { Locale } from '#core/i18n/locales.ts';
import { deskMessageFiles } from '#platform/text/desk-message-files.ts';
import { readNewsDesk } from '#usecases/articles/read-news-desk.ts';
import { countOpenDebts } from '#usecases/debts/count-open-debts.ts';
import { watchFront } from '#usecases/fronts/watch-front.ts';
import { countUnread } from '#usecases/notifications/count-unread.ts';
import { listSections } from '#usecases/sections/list-sections.ts';

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const ctx = await deskContext();
  const { actor, site } = ctx;
  const email = (await currentSession())?.email ?? '';
  const locale = await deskLocale();
  const [news, debts, front, unread] = await Promise.all([
    readNewsDesk(ctx),
    countOpenDebts(ctx),
    watchFront(ctx),
    countUnread(ctx),
  ]);
  return (
    <DeskMessages
      locale={locale}
      file={deskMessageFiles[locale].url}
      lost={<WordsLost locale={locale} />}
      timeZone={site.timeZone}
    >
      <ScreenRefresh>
        <Reauthentication>
          <DeskForms person={{ id: actor.id, name: actor.name, email }}>
            <DeskShell
              bell={<Bell unread={unread} personId={actor.id} {...bellWords(locale)} />}
              news={news && <BreakingOpener {...news} sections={await listSections(ctx)} />}
              debts={debts && <Debts open={debtSummary(debts)} now={ctx.now().getTime()} />}
              frontAlarm={front}
              ownName={<OwnName name={actor.name} />}
              sees={{
                planning: mayReadPlan(actor).ok,
                schedule: mayReadSchedule(actor).ok,
                fronts: mayReadFronts(actor).ok,
                admin: adminPagesOf(actor).length > 0,
              }}
              localeChoice={<LocaleChoice current={locale} />}
            >
              {children}
            </DeskShell>
          </DeskForms>
        </Reauthentication>
      </ScreenRefresh>
    </DeskMessages>
  );
}

/** A new server render, such as after a debt was cleared here, replaces the last event of the stream. */
function Debts({ open, now }: { open: DebtSummary; now: number }) {
  return <DebtCounter key={`${open.count} ${open.oldestAt}`} first={open} now={now} />;
}

/** Both sentences keep `{count}` as a placeholder, because the number changes while the page is open. */
function bellWords(locale: Locale) {
  const t = translator(locale, 'notifications');
  const count = '{count}';
  return { name: t('bell.name'), one: t('bell.one', { count }), many: t('bell.many', { count }) };
}

/** The fallback if the messages fail to load, sent with the page. The link reloads the page. */
function WordsLost({ locale }: { locale: Locale }) {
  const t = translator(locale, 'desk');
  return (
    <section className="empty" role="alert">
      <h1>{t('wordsLost.title')}</h1>
      <p>{t('wordsLost.text')}</p>
      {/* biome-ignore lint/a11y/useValidAnchor: an empty URL reloads the present page. */}
      <a className="button" href="">
        {t('wordsLost.again')}
      </a>
    </section>
  );
}
