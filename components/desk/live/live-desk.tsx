'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { actOnEntry, breakOut, endCoverage, openCoverage } from '#app/(desk)/actions/live.ts';
import { isFilledEarly } from '#components/ui/is-filled-early.ts';
import { networkError } from '#components/ui/network-failure.ts';
import { deskEntriesMax } from '#core/live/desk-entries.ts';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import { articleDeskUrl } from '#core/urls.ts';
import { newArticleId } from '../article/writing/new-article-id.ts';
import { useFocusAfter } from '../focus/use-focus-after.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import { useErrorText } from '../forms/use-error-text.ts';
import { useMoment } from '../moments/use-moment.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { Composer } from './composer.tsx';
import { type DeskCoverage, type DeskEntry, isBlank, type Written } from './desk-entry.ts';
import { EntryCard, type EntryDeed } from './entry-card.tsx';
import { forgetEntry, keepEntry, keptEntries } from './kept-entries.ts';
import { OutgoingList } from './outgoing-list.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { useLiveDesk } from './use-live-desk.ts';
import { useOutgoing } from './use-outgoing.ts';
import './live.css';

const blank = (): Written => ({
  ...{ entryId: newArticleId(), baseVersion: 0, isPublished: false, headline: '', text: '', isKey: false },
  ...{ keyTitle: '', photos: [], change: 'update', publicNote: '', publish: false },
  ...{ wasSent: false, sentAt: 0 },
});

/** Begins a change of an entry with its present content. */
const asItStands = (entry: DeskEntry): Written => ({
  ...blank(),
  ...{ entryId: entry.id, baseVersion: entry.version, isPublished: entry.state === 'published' },
  ...{ headline: entry.headline, isKey: entry.isKey, keyTitle: entry.keyTitle },
  ...{ text: entry.typed.text, photos: entry.typed.photos },
});

/** The live desk: the composer, entries being sent, drafts, and published entries. */
export function LiveDesk({ start, personId }: { start: DeskCoverage; personId: string }) {
  const call = useActionCall();
  const t = useTranslations('live');
  const router = useRouter();
  const errorText = useErrorText();
  const when = useMoment();
  const { desk, whyOld, look, lookFurther, take, takeEntry } = useLiveDesk(start);
  const { articleId, abilities, coverage } = desk;
  const place = { personId, articleId };
  const outgoing = useOutgoing({ personId, articleId, onTaken });
  const [written, setWritten] = useState<Written>(blank);
  const inComposer = useRef(written.entryId);
  inComposer.current = written.entryId;
  const [isKept, setKept] = useState(true);
  const [isRestored, setRestored] = useState(false);
  const [asks, setAsks] = useState<DeskEntry | 'end' | null>(null);
  const [fault, setFault] = useState<{ id: string; words: string } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const write = useRef<HTMLDivElement>(null);
  const focusAfter = useFocusAfter(write);
  /** The article id of each breakout, so that a retry is idempotent. */
  const begun = useRef(new Map<string, string>());

  // Restores unsent entries: sent ones are sent again, the newest of the rest goes into the composer.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the screen opens.
  useEffect(() => {
    const kept = keptEntries(place);
    const sent = kept.filter(({ wasSent }) => wasSent).toSorted((one, other) => one.sentAt - other.sentAt);
    for (const each of sent) outgoing.send(each);
    const left = kept.findLast((each) => !each.wasSent && !isBlank(each));
    // If the person is already writing, the unsent entry comes after that.
    if (left === undefined || isFilledEarly('.live-composer')) return;
    setWritten(left);
    setRestored(true);
  }, []);

  const wordsOf = ({ code, message, fieldErrors }: ActionFailure) =>
    Object.values(fieldErrors ?? {})[0] ?? (message || errorText(code));
  const standing = desk.entries.find(({ id }) => id === written.entryId);
  // A release does not change the version: a change begun on a draft would be a change of a published entry.
  const isReleased = standing?.state === 'published' && !written.isPublished;
  const mayKeepMine = !isReleased || standing.abilities.update.ok || standing.abilities.correct.ok;
  const isOvertaken =
    standing !== undefined &&
    written.baseVersion > 0 &&
    (isReleased || standing.version !== written.baseVersion);

  function onTaken(entry: DeskEntry) {
    takeEntry(entry);
    // The notice that it is being sent no longer applies.
    setFault((before) => (before?.id === entry.id ? null : before));
  }

  function change(changes: Partial<Written>) {
    // A photo that arrives after its entry was sent stays in the library, and is not added to another entry.
    if (changes.photos !== undefined && written.entryId !== inComposer.current) return;
    const next = { ...written, ...changes };
    setWritten(next);
    if (isBlank(next)) forgetEntry(place, next.entryId);
    else setKept(keepEntry(place, next));
  }

  /** The next composer is a new element. It gets the focus if a keyboard user was in the former one. */
  function goOn() {
    if (document.activeElement?.matches(':focus-visible')) focusAfter('.live-text');
  }

  function send(publish: boolean) {
    goOn();
    outgoing.send({ ...written, publish });
    setWritten(leftBut(written.entryId));
    setRestored(false);
  }

  function putAway() {
    goOn();
    forgetEntry(place, written.entryId);
    setWritten(leftBut(written.entryId));
    setRestored(false);
  }

  /** An entry that was put aside for an edit returns; otherwise the composer is empty. */
  function leftBut(entryId: string): Written {
    const away = new Set([entryId, ...outgoing.list.map((each) => each.written.entryId)]);
    return (
      keptEntries(place).findLast((each) => !away.has(each.entryId) && !each.wasSent && !isBlank(each)) ??
      blank()
    );
  }

  function edit(entry: DeskEntry) {
    // An entry that is being sent cannot be edited: one of the two changes would be lost.
    if (outgoing.list.some((each) => each.failure === null && each.written.entryId === entry.id)) {
      return setFault({ id: entry.id, words: t('onItsWay') });
    }
    setFault(null);
    // The composer's text stays stored and returns afterwards. So does an unsent change of this entry.
    open(keptEntries(place).find((each) => each.entryId === entry.id && !each.wasSent) ?? asItStands(entry));
    window.scrollTo({ top: 0 });
  }

  function open(next: Written) {
    goOn();
    setWritten(next);
    setKept(keepEntry(place, next));
  }

  async function act(entry: DeskEntry, given: Record<string, unknown>) {
    setBusy(true);
    setFault(null);
    const answer = await call(actOnEntry({ articleId, entryId: entry.id, ...given }));
    setBusy(false);
    await look();
    if (!answer.ok) setFault({ id: entry.id, words: wordsOf(answer.error) });
    return answer;
  }

  async function run(deed: EntryDeed, entry: DeskEntry) {
    if (deed === 'edit') return edit(entry);
    if (deed === 'withdraw' && entry.state === 'published') {
      setFault(null);
      return setAsks(entry);
    }
    if (deed === 'break_out') {
      setBusy(true);
      const newId = begun.current.get(entry.id) ?? newArticleId();
      begun.current.set(entry.id, newId);
      const asked = { articleId, entryId: entry.id, newArticleId: newId };
      const answer = await call(breakOut(asked));
      setBusy(false);
      if (answer.ok) router.push(articleDeskUrl(answer.data.id));
      else setFault({ id: entry.id, words: wordsOf(answer.error) });
      return;
    }
    await act(entry, { act: deed, ...(deed === 'publish' && { baseVersion: entry.version }) });
  }

  async function showEarlier() {
    setBusy(true);
    await lookFurther();
    setBusy(false);
  }

  async function turn(answering: Promise<ActionResult<DeskCoverage>>) {
    setBusy(true);
    const answer = await answering;
    setBusy(false);
    if (answer.ok) {
      take(answer.data);
      setAsks(null);
      setFault(null);
    } else setFault({ id: '', words: wordsOf(answer.error) });
    return answer;
  }

  const groups = (['draft', 'published', 'withdrawn'] as const).map(
    (state) => [state, desk.entries.filter((entry) => entry.state === state)] as const,
  );
  const groupTitle = { draft: t('waiting'), published: t('published'), withdrawn: t('withdrawnOnes') };
  const title =
    standing !== undefined && written.baseVersion > 0
      ? t('editTitle', { time: when(standing.publishedAt ?? standing.createdAt) })
      : t('newTitle');
  const canWrite = abilities.write.ok || written.baseVersion > 0;
  return (
    <div className="live-desk">
      <div className="page-head live-page-head">
        <div>
          <p className="muted">
            <DeskLink href={articleDeskUrl(articleId)}>{t('back')}</DeskLink>
            {desk.publicState === 'live' && (
              <>
                {' · '}
                <a href={desk.url} target="_blank" rel="noreferrer">
                  {t('see')}
                </a>
              </>
            )}
          </p>
          <h1>{desk.headline}</h1>
          <p className="live-coverage" data-state={coverage}>
            {t(`state.${coverage}`)}
          </p>
        </div>
        <div className="row">
          {abilities.open.ok && (
            <button
              type="button"
              className="button button-primary"
              aria-disabled={isBusy}
              onClick={() => !isBusy && void turn(call(openCoverage(articleId)))}
            >
              {t(coverage === 'none' ? 'open' : 'reopen')}
            </button>
          )}
          {abilities.end.ok && (
            <button type="button" className="button" onClick={() => setAsks('end')}>
              {t('end')}
            </button>
          )}
        </div>
      </div>
      {fault?.id === '' && (
        <p className="field-error" role="alert">
          {fault.words}
        </p>
      )}
      {whyOld !== null && (
        <p className="notice" role="status">
          {t(whyOld.code === networkError.code ? 'offline' : 'faulty')}
        </p>
      )}
      {desk.publicState !== 'live' && <p className="notice">{t('notPublic')}</p>}
      {desk.publicState === 'live' && coverage === 'none' && <p className="notice">{t('notOpen')}</p>}
      {coverage === 'ended' && <p className="notice">{t('endedNote')}</p>}
      {isRestored && (
        <p className="notice" role="status">
          {t('restored')}
        </p>
      )}
      <div className="live-columns">
        <div className="live-write" ref={write}>
          {isOvertaken && standing && (
            <div className="notice notice-danger" role="alert">
              <p>{t(isReleased ? (mayKeepMine ? 'released' : 'releasedForGood') : 'stale')}</p>
              <p className="live-card-text is-typed">{standing.typed.text}</p>
              <div className="row">
                <button type="button" className="button" onClick={() => open(asItStands(standing))}>
                  {t('takeTheirs')}
                </button>
                {mayKeepMine && (
                  <button
                    type="button"
                    className="button"
                    onClick={() =>
                      change({ baseVersion: standing.version, isPublished: standing.state === 'published' })
                    }
                  >
                    {t('keepMine')}
                  </button>
                )}
              </div>
            </div>
          )}
          {canWrite && (
            <Composer
              key={written.entryId}
              written={written}
              title={title}
              mayPublish={abilities.publish.ok}
              hasNotice={isOvertaken}
              isKept={isKept}
              onChange={change}
              onSend={send}
              onDiscard={putAway}
            />
          )}
          <OutgoingList
            list={outgoing.list}
            wordsOf={wordsOf}
            onTakeBack={(each) => {
              goOn();
              outgoing.takeBack(each.entryId);
              setWritten({ ...each, wasSent: false });
            }}
            onDrop={(each) => {
              outgoing.takeBack(each.entryId);
              forgetEntry(place, each.entryId);
            }}
          />
        </div>
        <div className="live-lists">
          {desk.entries.length === 0 && <p className="empty">{t('none')}</p>}
          {groups.map(
            ([state, entries]) =>
              entries.length > 0 && (
                <section key={state} aria-labelledby={`live-${state}`}>
                  <h2 className="panel-title" id={`live-${state}`}>
                    {groupTitle[state]}{' '}
                    <span className="muted">
                      {/* The loaded list always contains all drafts. */}
                      {desk.hasEarlier && state !== 'draft' ? `${entries.length}+` : entries.length}
                    </span>
                  </h2>
                  <ol className="live-cards">
                    {entries.map((entry) => (
                      <EntryCard
                        key={entry.id}
                        entry={entry}
                        isBusy={isBusy}
                        fault={asks === null && fault?.id === entry.id ? fault.words : null}
                        onDo={(deed, which) => void run(deed, which)}
                      />
                    ))}
                  </ol>
                </section>
              ),
          )}
          {desk.hasEarlier && desk.entries.length < deskEntriesMax && (
            <button
              type="button"
              className="button live-earlier"
              aria-disabled={isBusy}
              onClick={() => !isBusy && void showEarlier()}
            >
              {t('earlier')}
            </button>
          )}
        </div>
      </div>
      {asks === 'end' && (
        <ReasonDialog
          title={t('endTitle')}
          keep="coverage.end"
          of={articleId}
          hint={t('endHint')}
          label={t('closingNote')}
          doIt={t('end')}
          isRequired={false}
          fault={fault?.id === '' ? fault.words : null}
          onDo={(closingNote) => turn(call(endCoverage({ articleId, closingNote })))}
          onClose={() => setAsks(null)}
        />
      )}
      {asks !== null && asks !== 'end' && (
        <ReasonDialog
          title={t('withdrawTitle')}
          keep="entry.withdraw"
          of={asks.id}
          hint={t('withdrawHint')}
          label={t('reason')}
          doIt={t('withdraw')}
          isRequired
          fault={fault?.id === asks.id ? fault.words : null}
          onDo={async (reason) => {
            const answer = await act(asks, { act: 'withdraw', reason });
            if (answer.ok) setAsks(null);
            return answer;
          }}
          onClose={() => setAsks(null)}
        />
      )}
    </div>
  );
}
