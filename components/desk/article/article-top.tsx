'use client';
import { type RefObject, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Command } from '#core/articles/actions.ts';
import { articleDeskUrl, liveDeskUrl } from '#core/urls.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { StateBadge } from '../shell/state-badge.tsx';
import { ActionBar } from './action-bar.tsx';
import { type SavingAtRest, savingAtRest } from './autosave-debounce.ts';
import { OthersHere } from './others-here.tsx';
import type { ArticleOnScreen } from './use-article.ts';
import type { WritingSession } from './writing/writing-session.ts';

/** The top bar: the name and state of the story, the save button, and the workflow buttons. */
export function ArticleTop({
  form,
  screen,
  workflow,
  personId,
  isSealed,
  canSave,
  hasFailedChecks,
  onNearAction,
}: {
  form: RefObject<HTMLElement | null>;
  screen: ArticleOnScreen;
  workflow: {
    readonly isBusy: boolean;
    readonly done: string;
    readonly start: (command: Command) => Promise<void>;
  };
  personId: string;
  isSealed: boolean;
  canSave: boolean;
  hasFailedChecks: boolean;
  onNearAction: () => void;
}) {
  const t = useTranslations('desk.article');
  const { view, parts } = screen;
  const top = useRef<HTMLElement>(null);
  useHeightAs('--article-top-height', { of: top, on: form });
  return (
    <header className="article-top" ref={top}>
      <div className="article-top-line">
        <h1 className="article-name">
          <span className="visually-hidden">{t('heading')}: </span>
          {parts.texts.headline ||
            (view?.isSealed ? t('sealed.name', { number: view.number }) : t('untitled'))}
        </h1>
        <div className="row">
          {view !== null && (
            <>
              <StateBadge
                work={view.workState}
                publicState={view.publicState}
                isSettled={view.workState === 'approved' && view.liveVersion === view.version}
                isExpired={view.isExpired}
              />
              <span className="muted">
                {t('version', { number: view.version })}
                {view.claimedBy !== null && ` · ${t('claimedBy', { name: view.claimedBy.name })}`}
              </span>
            </>
          )}
          {screen.session !== null && <OthersHere awareness={screen.session.awareness} personId={personId} />}
          {view !== null && (
            <>
              {view.publicState === 'live' && !view.isExpired && (
                <a className="muted" href={view.url} target="_blank" rel="noreferrer">
                  {t('seePublic')}
                </a>
              )}
              {parts.format === 'live' && (
                <DeskLink className="button button-small" href={liveDeskUrl(view.id)}>
                  {t('liveDesk')}
                </DeskLink>
              )}
              {!isSealed && (
                <a
                  className="muted"
                  href={`${articleDeskUrl(view.id)}/preview`}
                  target="_blank"
                  rel="noreferrer"
                >
                  {t('preview')}
                </a>
              )}
            </>
          )}
        </div>
      </div>
      <div className="article-bar">
        <div className="row">
          <SaveStatus session={screen.session} />
          {canSave && (
            <button type="button" className="button" onClick={() => void screen.save()}>
              {t('save')}
            </button>
          )}
        </div>
        {view !== null && (
          <ActionBar
            abilities={view.abilities}
            newerBy={view.newerText?.by.map(({ name }) => name).join(', ') || '–'}
            shares={view.shares}
            hasFailedChecks={hasFailedChecks}
            isBusy={workflow.isBusy}
            onAct={(command) => void workflow.start(command)}
            onNear={onNearAction}
          />
        )}
      </div>
      <p className="visually-hidden" role="status">
        {workflow.done}
      </p>
    </header>
  );
}

const WORDS = {
  clean: null,
  connecting: 'connecting',
  waiting: 'waiting',
  saved: 'saved',
  offline: 'offline',
  kept: 'kept',
  unkept: 'unkept',
  refused: 'refused',
} as const;

/** The save status, also announced to screen readers. */
function SaveStatus({ session }: { session: WritingSession | null }) {
  const t = useTranslations('desk.save');
  const saving = useMemo(() => (session === null ? notYet : savingAtRest(session)), [session]);
  const state = useSyncExternalStore(saving.subscribe, saving.snapshot, notYet.snapshot);
  const word = WORDS[state];
  // Only final states are announced. Otherwise each key press would be.
  const isNews = state !== 'waiting' && state !== 'connecting';
  return (
    <p className="save-status" data-state={state}>
      <span role="status">{word !== null && isNews ? t(word) : ''}</span>
      {word !== null && !isNews && <span aria-hidden="true">{t(word)}</span>}
    </p>
  );
}

const notYet: SavingAtRest = { subscribe: () => () => {}, snapshot: () => 'clean' };

/** Keeps a CSS variable with the height of an element up to date, for sticky elements below it. */
function useHeightAs(
  variable: `--${string}`,
  { of, on }: { of: RefObject<HTMLElement | null>; on: RefObject<HTMLElement | null> },
): void {
  useEffect(() => {
    const measured = of.current;
    if (measured === null) return;
    const observer = new ResizeObserver(() => {
      on.current?.style.setProperty(variable, `${measured.offsetHeight}px`);
    });
    observer.observe(measured);
    return () => observer.disconnect();
  }, [variable, of, on]);
}
