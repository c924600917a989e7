'use client';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { settleFork } from '#app/(desk)/actions/articles.ts';
import { restoreVersion, takeOverFork, timelineOf, wordsOfVersions } from '#app/(desk)/actions/versions.ts';
import type { WordBalance } from '#core/articles/word-balance.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { articleDeskUrl, articleHistoryDeskUrl } from '#core/urls.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import { AuditPanel } from './audit-panel.tsx';
import { ComparePane } from './compare-pane.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import { Timeline } from './timeline.tsx';
import type { ForkItem, Timeline as TimelinePage } from './timeline-page.ts';
import { forkPrefix, type Sides, useComparison } from './use-comparison.ts';
import './history.css';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { DeskLink } from '../shell/desk-link.tsx';

/**
 * The history of a text: who changed what, when and why. Any two versions can be compared, and one restored.
 */
export function HistoryScreen({
  articleId,
  timeline,
  asked,
}: {
  articleId: string;
  timeline: TimelinePage;
  /** The sides in the URL; null shows the last change. */
  asked: Sides | null;
}) {
  const call = useActionCall();
  const t = useTranslations('desk.history');
  const { page, refusal, loadOlder, reload, settle } = useTimeline({ articleId, timeline });
  const [sides, setSides] = useState<Sides | null>(asked ?? lastChange(timeline));
  /** A phone shows either the list or the text. */
  const [isOpen, setOpen] = useState(asked !== null);
  const [wanted, setWanted] = useState<string | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const { comparison, failure } = useComparison(articleId, sides);
  const { pane, focusOnceLoaded } = useComparisonFocus(comparison, sides);

  // Server actions of a page run one after another, so a comparison that the person waits for goes first.
  const isWaiting = sides !== null && comparison === null && failure === null;
  const words = useWordCounts({ articleId, versions: page.versions, isWaiting });

  function show(next: Sides) {
    setSides(next);
    setOpen(true);
    focusOnceLoaded();
    const address = { before: next.before ?? undefined, after: next.after };
    window.history.replaceState(null, '', articleHistoryDeskUrl(articleId, address));
  }

  async function restored(version: number) {
    const before = String(page.currentNumber);
    setWanted(null);
    await reload();
    show({ before, after: String(version) });
    setAnnouncement(t('restored', { number: version }));
  }

  const nameOf = (side: string) =>
    side.startsWith(forkPrefix)
      ? t('forkNamed', {
          name: page.forks.find(({ id }) => `${forkPrefix}${id}` === side)?.savedByName ?? '',
        })
      : t('version', { number: Number(side) });

  return (
    <div className="history-screen" data-open={isOpen ? '' : undefined}>
      <header className="history-top">
        <DeskLink href={articleDeskUrl(articleId)}>← {t('back')}</DeskLink>
        <h1>
          <span className="muted">{t('title')}: </span>
          {page.headline || t('untitled')}
        </h1>
        <p className="history-result" role="status">
          {announcement}
        </p>
      </header>
      <div className="history-columns">
        <div className="history-list-column">
          <FailureNotice failure={refusal} />
          <Timeline
            versions={page.versions}
            forks={page.forks}
            words={words}
            current={page.currentNumber}
            shown={sides === null ? [] : [sides.after, ...(sides.before === null ? [] : [sides.before])]}
            canEdit={page.canEdit}
            onShow={show}
            onSettle={(fork) => void settle(fork)}
          />
          {page.nextCursor !== null && (
            <button type="button" className="button" onClick={() => void loadOlder()}>
              {t('older')}
            </button>
          )}
          <AuditPanel articleId={articleId} />
        </div>
        <section className="history-pane" aria-label={t('pane')} ref={pane} tabIndex={-1}>
          <button type="button" className="button history-back" onClick={() => setOpen(false)}>
            ← {t('toList')}
          </button>
          {sides === null ? (
            <p className="empty">{t('choose')}</p>
          ) : (
            <ComparePane
              sides={sides}
              page={page}
              comparison={comparison}
              failure={failure}
              nameOf={nameOf}
              onShow={show}
              onRestore={setWanted}
            />
          )}
        </section>
      </div>
      {wanted !== null && (
        <RestoreDialog
          name={nameOf(wanted)}
          nextNumber={page.currentNumber + 1}
          restore={() => {
            const baseVersion = page.currentNumber;
            return wanted.startsWith(forkPrefix)
              ? call(takeOverFork({ articleId, forkId: wanted.slice(forkPrefix.length), baseVersion }))
              : call(restoreVersion({ articleId, number: Number(wanted), baseVersion }));
          }}
          onRestored={(version) => void restored(version)}
          onRefused={() => void reload()}
          onClose={() => setWanted(null)}
        />
      )}
    </div>
  );
}

/** The pages of the timeline that were loaded so far. */
function useTimeline({ articleId, timeline }: { articleId: string; timeline: TimelinePage }) {
  const call = useActionCall();
  const [page, setPage] = useState(timeline);
  const [refusal, setRefusal] = useState<ActionFailure | null>(null);

  async function loadOlder() {
    const { nextCursor } = page;
    if (nextCursor === null) return;
    const answer = await call(timelineOf(articleId, nextCursor));
    setRefusal(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setPage((known) =>
      // A double press sends two requests. The second answer is dropped.
      known.nextCursor !== nextCursor
        ? known
        : {
            ...answer.data,
            versions: [...known.versions, ...answer.data.versions],
            forks: [...known.forks, ...answer.data.forks],
          },
    );
  }

  async function reload() {
    const answer = await call(timelineOf(articleId));
    if (answer.ok) setPage(answer.data);
  }

  async function settle(fork: ForkItem) {
    const answer = await call(settleFork(articleId, fork.id));
    setRefusal(answer.ok ? null : answer.error);
    await reload();
  }

  return { page, refusal, loadOlder, reload, settle };
}

/** The word counts of the versions, loaded while no comparison is being loaded. */
function useWordCounts({
  articleId,
  versions,
  isWaiting,
}: {
  articleId: string;
  versions: TimelinePage['versions'];
  isWaiting: boolean;
}): Readonly<Record<number, WordBalance>> {
  const call = useActionCall();
  const [words, setWords] = useState<Readonly<Record<number, WordBalance>>>({});
  useEffect(() => {
    if (isWaiting) return;
    const missing = versions.map(({ number }) => number).filter((number) => !(number in words));
    if (missing.length === 0) return;
    let isWanted = true;
    const numbers = missing.slice(0, countedAtOnce);
    void call(wordsOfVersions(articleId, numbers)).then((answer) => {
      if (!isWanted || !answer.ok) return;
      const none = Object.fromEntries(numbers.map((number) => [number, { came: 0, went: 0 }]));
      setWords((known) => ({ ...known, ...none, ...answer.data }));
    });
    return () => {
      isWanted = false;
    };
  }, [articleId, versions, words, isWaiting, call]);
  return words;
}

/** Moves the focus to a chosen comparison once it is loaded. */
function useComparisonFocus(comparison: ReturnType<typeof useComparison>['comparison'], sides: Sides | null) {
  const pane = useRef<HTMLElement>(null);
  const mayFocus = useRef(false);
  // In a layout effect: a person who sees a change may press the navigation keys at once.
  useLayoutEffect(() => {
    if (comparison === null || sides === null || !mayFocus.current) return;
    const isLoaded = comparison.sides.before === sides.before && comparison.sides.after === sides.after;
    if (!isLoaded) return;
    mayFocus.current = false;
    const target = pane.current?.querySelector<HTMLElement>('.compare[tabindex]') ?? pane.current;
    target?.focus({ preventScroll: true });
    pane.current?.scrollIntoView({ block: 'start' });
  }, [comparison, sides]);

  return {
    pane,
    focusOnceLoaded() {
      mayFocus.current = true;
    },
  };
}

/** The maximum number of versions per word count request. */
const countedAtOnce = 50;

function lastChange({ versions }: TimelinePage): Sides | null {
  const [last, before] = versions;
  if (last === undefined) return null;
  return { before: before === undefined ? null : String(before.number), after: String(last.number) };
}
