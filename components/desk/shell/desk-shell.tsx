'use client';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { signOut } from '#app/(desk)/actions/sessions.ts';
import { lazy } from '#components/ui/lazy.ts';
import { LazyPart } from '#components/ui/lazy-part.tsx';
import {
  adminOverviewUrl,
  deskUrl,
  findDeskUrl,
  frontsDeskUrl,
  homeUrl,
  mediaDeskUrl,
  planningDeskUrl,
  scheduleDeskUrl,
  tagsDeskUrl,
} from '#core/urls.ts';
import { keepFocusNear } from '../focus/keep-focus-near.ts';
import { notePerson } from '../forms/signed-out.ts';
import type { FrontAge } from '../fronts/front-state.ts';
import { DeskLink, DeskLinkRow } from './desk-link.tsx';

const alarm = lazy(async () => (await import('../fronts/front-alarm.tsx')).FrontAlarm);

/** The frame of every desk screen: navigation and the signed-in person. */
export function DeskShell({
  bell,
  news,
  debts,
  frontAlarm,
  ownName,
  sees,
  localeChoice,
  children,
}: {
  bell: ReactNode;
  /** The button for breaking news, for people who may publish it. */
  news: ReactNode;
  /** The open review debts, for people responsible for them. */
  debts: ReactNode;
  /** The time until the front becomes stale, for people responsible for it. */
  frontAlarm: FrontAge | null;
  ownName: ReactNode;
  sees: { planning: boolean; schedule: boolean; fronts: boolean; admin: boolean };
  localeChoice: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations('desk.nav');
  const main = useRef<HTMLElement>(null);
  useEffect(() => (main.current === null ? undefined : keepFocusNear(main.current)), []);
  const links = [
    { href: deskUrl, name: t('queue'), also: '/desk/articles' },
    { href: findDeskUrl, name: t('find') },
    sees.planning && { href: planningDeskUrl, name: t('planning'), also: '/desk/assignments' },
    sees.schedule && { href: scheduleDeskUrl, name: t('schedule') },
    sees.fronts && { href: frontsDeskUrl, name: t('fronts') },
    { href: mediaDeskUrl, name: t('media') },
    { href: tagsDeskUrl, name: t('tags') },
    sees.admin && { href: adminOverviewUrl, name: t('admin') },
  ].filter((link) => link !== false);
  return (
    <div className="desk">
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
      <header className="desk-head">
        <a className="desk-brand" href={homeUrl}>
          Toasoan
        </a>
        <DeskLinkRow label={t('label')} className="desk-nav" links={links} />
        {news}
        <div className="desk-person">
          {bell}
          <DeskLink href="/desk/account">{ownName}</DeskLink>
          {localeChoice}
          <form action={signOut} onSubmit={() => notePerson(null)}>
            <button type="submit" className="button button-quiet button-small">
              {t('signOut')}
            </button>
          </form>
        </div>
      </header>
      {debts}
      {frontAlarm && <LazyPart part={alarm} {...frontAlarm} />}
      <main ref={main} id="main" className="desk-main">
        {children}
      </main>
    </div>
  );
}
