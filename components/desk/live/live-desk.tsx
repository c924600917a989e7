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
import { OutgoingList } from './outgoing-list.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { forgetEntry, keepEntry, unsentEntries } from './unsent-entries.ts';
import { useLiveDesk } from './use-live-desk.ts';
import { useOutgoing } from './use-outgoing.ts';
import './live.css';

const blank = (): Written => ({
  ...{ entryId: newArticleId(), baseVersion: 0, isPublished: false, headline: '', text: '', isKey: false },
  ...{ keyTitle: '', photos: [], change: 'update', publicNote: '', publish: false },
  ...{ wasSent: false, sentAt: 0 },
});

/** Begins a change of an entry with its present content. */
const changeOf = (entry: DeskEntry): Written => ({
  ...blank(),
  ...{ entryId: entry.id, baseVersion: entry.version, isPublished: entry.state === 'published' },
  ...{ headline: entry.headline, isKey: entry.isKey, keyTitle: entry.keyTitle },
  ...{ text: entry.typed.text, photos: entry.typed.photos },
});

/** The live desk: the composer, entries being sent, drafts, and published entries. */
export function LiveDesk({ start, personId }: { start: DeskCoverage; personId: string }) {
  const t = useTranslations('live');
  const when = useMoment();
  const live = useLiveDesk(start);
  const { desk } = live;
  const { articleId, abilities } = desk;
  const actions = useCoverageActions(live);
  const { fault, setFault, wordsOf } = actions;
  const outgoing = useOutgoing({ personId, articleId, onTaken });
  const write = useRef<HTMLDivElement>(null);
  const composer = useComposer({ personId, articleId }, outgoing, useFocusAfter(write));
  const { written } = composer;
  const savedEntry = desk.entries.find(({ id }) => id === written.entryId);
  const isOvertaken =
    savedEntry !== undefined &&
    written.baseVersion > 0 &&
    (isReleased(savedEntry, written) || savedEntry.version !== written.baseVersion);
  const title =
    savedEntry !== undefined && written.baseVersion > 0
      ? t('editTitle', { time: when(savedEntry.publishedAt ?? savedEntry.createdAt) })
      : t('newTitle');

  function onTaken(entry: DeskEntry) {
    live.takeEntry(entry);
    // The notice that it is being sent no longer applies.
    setFault((before) => (before?.id === entry.id ? null : before));
  }

  function edit(entry: DeskEntry) {
    // An entry that is being sent cannot be edited: one of the two changes would be lost.
    if (outgoing.list.some((each) => each.failure === null && each.written.entryId === entry.id)) {
      return setFault({ id: entry.id, words: t('onItsWay') });
    }
    setFault(null);
    composer.edit(entry);
    window.scrollTo({ top: 0 });
  }

  return (
    <div className="live-desk">
      <LiveHead desk={desk} actions={actions} />
      {fault?.id === '' && (
        <p className="field-error" role="alert">
          {fault.words}
        </p>
      )}
      <LiveNotices live={live} isRestored={composer.isRestored} />
      <div className="live-columns">
        <div className="live-write" ref={write}>
          {isOvertaken && (
            <OvertakenNotice
              savedEntry={savedEntry}
              written={written}
              onTake={() => composer.open(changeOf(savedEntry))}
              onKeep={() =>
                composer.change({
                  baseVersion: savedEntry.version,
                  isPublished: savedEntry.state === 'published',
                })
              }
            />
          )}
          {(abilities.write.ok || written.baseVersion > 0) && (
            <Composer
              key={written.entryId}
              written={written}
              title={title}
              mayPublish={abilities.publish.ok}
              hasNotice={isOvertaken}
              isKept={composer.isKept}
              onChange={composer.change}
              onSend={composer.send}
              onDiscard={composer.putAway}
            />
          )}
          <OutgoingList
            list={outgoing.list}
            wordsOf={wordsOf}
            onTakeBack={composer.takeBack}
            onDrop={composer.drop}
          />
        </div>
        <EntryLists
          desk={desk}
          actions={actions}
          onDo={(deed, entry) => (deed === 'edit' ? edit(entry) : void actions.run(deed, entry))}
        />
      </div>
      <ReasonDialogs articleId={articleId} actions={actions} />
    </div>
  );
}

/** The entry in the composer. Unsent entries are stored in the browser and return to the composer. */
function useComposer(
  place: { readonly personId: string; readonly articleId: string },
  outgoing: ReturnType<typeof useOutgoing>,
  focusAfter: ReturnType<typeof useFocusAfter>,
) {
  const [written, setWritten] = useState<Written>(blank);
  const inComposer = useRef(written.entryId);
  inComposer.current = written.entryId;
  const [isKept, setKept] = useState(true);
  const [isRestored, setRestored] = useState(false);

  // Restores unsent entries: sent ones are sent again, the newest of the rest goes into the composer.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the screen opens.
  useEffect(() => {
    const kept = unsentEntries(place);
    const sent = kept.filter(({ wasSent }) => wasSent).toSorted((one, other) => one.sentAt - other.sentAt);
    for (const each of sent) outgoing.send(each);
    const left = kept.findLast((each) => !each.wasSent && !isBlank(each));
    // If the person is already writing, the unsent entry comes after that.
    if (left === undefined || isFilledEarly('.live-composer')) return;
    setWritten(left);
    setRestored(true);
  }, []);

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

  function goOnWithNext() {
    setWritten(leftBut(written.entryId));
    setRestored(false);
  }

  /** An entry that was put aside for an edit returns; otherwise the composer is empty. */
  function leftBut(entryId: string): Written {
    const away = new Set([entryId, ...outgoing.list.map((each) => each.written.entryId)]);
    return (
      unsentEntries(place).findLast((each) => !away.has(each.entryId) && !each.wasSent && !isBlank(each)) ??
      blank()
    );
  }

  function open(next: Written) {
    goOn();
    setWritten(next);
    setKept(keepEntry(place, next));
  }

  return {
    written,
    isKept,
    isRestored,
    change,
    open,
    /** The composer's text stays stored and returns afterwards. So does an unsent change of this entry. */
    edit: (entry: DeskEntry) =>
      open(
        unsentEntries(place).find((each) => each.entryId === entry.id && !each.wasSent) ?? changeOf(entry),
      ),
    send(publish: boolean) {
      goOn();
      outgoing.send({ ...written, publish });
      goOnWithNext();
    },
    putAway() {
      goOn();
      forgetEntry(place, written.entryId);
      goOnWithNext();
    },
    /** Returns a failed entry to the composer. */
    takeBack(each: Written) {
      goOn();
      outgoing.takeBack(each.entryId);
      setWritten({ ...each, wasSent: false });
    },
    /** Discards a failed entry. */
    drop(each: Written) {
      outgoing.takeBack(each.entryId);
      forgetEntry(place, each.entryId);
    },
  };
}

/** The actions on the coverage and its entries, and the message of the last failed one. */
function useCoverageActions({
  desk: { articleId },
  look,
  lookFurther,
  take,
}: ReturnType<typeof useLiveDesk>) {
  const call = useActionCall();
  const router = useRouter();
  const errorText = useErrorText();
  const [asks, setAsks] = useState<DeskEntry | 'end' | null>(null);
  const [fault, setFault] = useState<{ id: string; words: string } | null>(null);
  const [isBusy, setBusy] = useState(false);
  /** The article id of each breakout, so that a retry is idempotent. */
  const begun = useRef(new Map<string, string>());

  const wordsOf = ({ code, message, fieldErrors }: ActionFailure) =>
    Object.values(fieldErrors ?? {})[0] ?? (message || errorText(code));

  async function act(entry: DeskEntry, given: Record<string, unknown>) {
    setBusy(true);
    setFault(null);
    const answer = await call(actOnEntry({ articleId, entryId: entry.id, ...given }));
    setBusy(false);
    await look();
    if (!answer.ok) setFault({ id: entry.id, words: wordsOf(answer.error) });
    return answer;
  }

  async function run(deed: Exclude<EntryDeed, 'edit'>, entry: DeskEntry) {
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

  return {
    ...{ asks, setAsks, fault, setFault, isBusy, wordsOf, act, run, showEarlier },
    openCoverage: () => turn(call(openCoverage(articleId))),
    endCoverage: (closingNote: string) => turn(call(endCoverage({ articleId, closingNote }))),
  };
}
type CoverageActions = ReturnType<typeof useCoverageActions>;

function LiveHead({ desk, actions }: { desk: DeskCoverage; actions: CoverageActions }) {
  const t = useTranslations('live');
  const { abilities, coverage } = desk;
  return (
    <div className="page-head live-page-head">
      <div>
        <p className="muted">
          <DeskLink href={articleDeskUrl(desk.articleId)}>{t('back')}</DeskLink>
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
            aria-disabled={actions.isBusy}
            onClick={() => !actions.isBusy && void actions.openCoverage()}
          >
            {t(coverage === 'none' ? 'open' : 'reopen')}
          </button>
        )}
        {abilities.end.ok && (
          <button type="button" className="button" onClick={() => actions.setAsks('end')}>
            {t('end')}
          </button>
        )}
      </div>
    </div>
  );
}

function LiveNotices({
  live: { desk, whyOld },
  isRestored,
}: {
  live: ReturnType<typeof useLiveDesk>;
  isRestored: boolean;
}) {
  const t = useTranslations('live');
  return (
    <>
      {whyOld !== null && (
        <p className="notice" role="status">
          {t(whyOld.code === networkError.code ? 'offline' : 'faulty')}
        </p>
      )}
      {desk.publicState !== 'live' && <p className="notice">{t('notPublic')}</p>}
      {desk.publicState === 'live' && desk.coverage === 'none' && <p className="notice">{t('notOpen')}</p>}
      {desk.coverage === 'ended' && <p className="notice">{t('endedNote')}</p>}
      {isRestored && (
        <p className="notice" role="status">
          {t('restored')}
        </p>
      )}
    </>
  );
}

/** Whether it was published meanwhile: a change begun on a draft would then change a published entry. */
function isReleased(savedEntry: DeskEntry, written: Written): boolean {
  return savedEntry.state === 'published' && !written.isPublished;
}

/** Another person changed or published the entry in the composer. */
function OvertakenNotice({
  savedEntry,
  written,
  onTake,
  onKeep,
}: {
  savedEntry: DeskEntry;
  written: Written;
  onTake: () => void;
  onKeep: () => void;
}) {
  const t = useTranslations('live');
  const wasReleased = isReleased(savedEntry, written);
  const mayKeepMine = !wasReleased || savedEntry.abilities.update.ok || savedEntry.abilities.correct.ok;
  return (
    <div className="notice notice-danger" role="alert">
      <p>{t(wasReleased ? (mayKeepMine ? 'released' : 'releasedForGood') : 'stale')}</p>
      <p className="live-card-text is-typed">{savedEntry.typed.text}</p>
      <div className="row">
        <button type="button" className="button" onClick={onTake}>
          {t('takeTheirs')}
        </button>
        {mayKeepMine && (
          <button type="button" className="button" onClick={onKeep}>
            {t('keepMine')}
          </button>
        )}
      </div>
    </div>
  );
}

/** The drafts, the published entries and the withdrawn ones. */
function EntryLists({
  desk,
  actions: { asks, fault, isBusy, showEarlier },
  onDo,
}: {
  desk: DeskCoverage;
  actions: CoverageActions;
  onDo: (deed: EntryDeed, entry: DeskEntry) => void;
}) {
  const t = useTranslations('live');
  const groups = (['draft', 'published', 'withdrawn'] as const).map(
    (state) => [state, desk.entries.filter((entry) => entry.state === state)] as const,
  );
  const groupTitle = { draft: t('waiting'), published: t('published'), withdrawn: t('withdrawnOnes') };
  return (
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
                    onDo={onDo}
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
  );
}

/** The dialogs that end the coverage or withdraw an entry. */
function ReasonDialogs({ articleId, actions }: { articleId: string; actions: CoverageActions }) {
  const t = useTranslations('live');
  const { asks, setAsks, fault } = actions;
  if (asks === null) return null;
  if (asks === 'end')
    return (
      <ReasonDialog
        title={t('endTitle')}
        keep="coverage.end"
        of={articleId}
        hint={t('endHint')}
        label={t('closingNote')}
        doIt={t('end')}
        isRequired={false}
        fault={fault?.id === '' ? fault.words : null}
        onDo={actions.endCoverage}
        onClose={() => setAsks(null)}
      />
    );
  return (
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
        const answer = await actions.act(asks, { act: 'withdraw', reason });
        if (answer.ok) setAsks(null);
        return answer;
      }}
      onClose={() => setAsks(null)}
    />
  );
}
