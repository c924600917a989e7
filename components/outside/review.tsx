'use client';
import { useEffect, useRef, useState } from 'react';
import { useLocale, useTimeZone, useTranslations } from 'use-intl/react';
import { reply, startThread, threadsOf } from '#app/(outside)/actions/review.ts';
import { outdated } from '#components/ui/network-failure.ts';
import { shortDateTime } from '#core/i18n/format-date.ts';
import type { OutsideThread } from '#core/outside/outside-thread.ts';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import { lightUp, rangesOf } from './quotes-in-text.ts';
import { askAgainMs, asked, isOver, type Quoted } from './review-answers.ts';
import { hasDraft, ReviewBox } from './review-box.tsx';
import { selectedQuote } from './selected-quote.ts';

/** The conversation between the holder of a review link and the newsroom about a story. */
export function Review({
  linkId,
  label,
  start,
}: {
  linkId: string;
  label: string;
  start: readonly OutsideThread[];
}) {
  const t = useTranslations('outside.review');
  const [threads, setThreads] = useState(start);
  /** The quote of the comment in progress; undefined if there is none. */
  const [about, setAbout] = useState<Quoted | null | undefined>(undefined);
  /** Why the page must close; null while it may stay open. */
  const [over, setOver] = useState<ActionFailure | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const ranges = useQuotesInText(threads);
  const keptAs = (box: string) => `outside:${linkId}:${box}`;

  function takeFailure(failure: ActionFailure): ActionFailure {
    if (isOver(failure)) close(failure);
    return failure;
  }

  /** Removes the story at once. The page stays open only for unsent text. */
  function close(failure: ActionFailure) {
    document.querySelector('[data-outside-text]')?.remove();
    const hasUnsent = ['new', ...threads.map(({ id }) => id)].some((box) => hasDraft(keptAs(box)));
    if (hasUnsent) setOver(failure);
    else window.location.reload();
  }

  useAsking(linkId, { onThreads: setThreads, onFailure: takeFailure });

  async function send(ask: () => Promise<ActionResult<OutsideThread>>): Promise<ActionFailure | null> {
    const answer = await asked(ask);
    if (!answer.ok) return takeFailure(answer.error);
    const { data } = answer;
    setThreads((before) => [...before.filter(({ id }) => id !== data.id), data].sort(byFirstComment));
    setAnnouncement(t('sent'));
    return null;
  }

  function show(id: string) {
    const range = ranges.get(id);
    range?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  }

  return (
    <>
      {over === null && about === undefined && <QuoteButton onQuote={setAbout} />}
      <aside className="outside-review" aria-label={t('title')}>
        <h2>{t('title')}</h2>
        {over ? (
          <p className="outside-failure" role="alert">
            {t(over.code === outdated.code ? 'outdated' : 'over')}
          </p>
        ) : (
          <p className="outside-hint">{t('how', { label })}</p>
        )}
        <p className="visually-hidden" role="status">
          {announcement}
        </p>
        {about === undefined ? (
          <p>
            <button type="button" className="outside-button" onClick={() => setAbout(null)}>
              {t('aboutWhole')}
            </button>
          </p>
        ) : (
          <div className="outside-new" data-about={about === null ? 'whole' : 'words'}>
            <p className="outside-quote">
              {about === null ? (
                t('whole')
              ) : (
                <>
                  {about.field !== 'body' && `${t(about.field)}: `}
                  <q>{about.quote}</q>
                </>
              )}
            </p>
            <ReviewBox
              label={t('write')}
              draftKey={keptAs('new')}
              onSend={async (newComment) => {
                const failed = await send(() => startThread(linkId, { ...newComment, quoted: about }));
                if (failed === null) setAbout(undefined);
                return failed;
              }}
              onCancel={() => setAbout(undefined)}
            />
          </div>
        )}
        {threads.length === 0 && about === undefined && <p className="outside-hint">{t('none')}</p>}
        <ol className="outside-threads">
          {threads.map((thread) => (
            <Thread
              key={thread.id}
              thread={thread}
              keptAs={keptAs(thread.id)}
              onShow={ranges.has(thread.id) ? () => show(thread.id) : null}
              onReply={(newComment) => send(() => reply(linkId, { ...newComment, threadId: thread.id }))}
            />
          ))}
        </ol>
      </aside>
    </>
  );
}

function Thread({
  thread,
  keptAs,
  onShow,
  onReply,
}: {
  thread: OutsideThread;
  keptAs: string;
  /** Null if the quote is not found in the story. */
  onShow: (() => void) | null;
  onReply: (newComment: { text: string; commentId?: string }) => Promise<ActionFailure | null>;
}) {
  const t = useTranslations('outside.review');
  const when = useWhen();
  const [isAnswering, setAnswering] = useState(false);
  const { place, isResolved, comments } = thread;
  const quote = place && (
    <>
      {place.field !== 'body' && `${t(place.field)}: `}
      <q>{place.quote}</q>
    </>
  );
  return (
    <li className="outside-thread">
      {onShow === null ? (
        <p className="outside-quote">{quote ?? t('whole')}</p>
      ) : (
        <button type="button" className="outside-quote" title={t('show')} onClick={onShow}>
          {quote}
        </button>
      )}
      <ol>
        {comments.map((comment) => (
          <li key={comment.id}>
            <p className="outside-author">
              <strong>{comment.name}</strong> ({comment.isOwn ? t('you') : t('newsroom')}) ·{' '}
              {when(comment.writtenAt)}
            </p>
            <p className="outside-comment">{comment.text}</p>
          </li>
        ))}
      </ol>
      {isResolved && <p className="outside-hint">{t('resolved')}</p>}
      {isAnswering ? (
        <ReviewBox
          label={t('answer')}
          draftKey={keptAs}
          onSend={async (newComment) => {
            const failed = await onReply(newComment);
            if (failed === null) setAnswering(false);
            return failed;
          }}
          onCancel={() => setAnswering(false)}
        />
      ) : (
        <p>
          <button type="button" className="outside-button" onClick={() => setAnswering(true)}>
            {t('reply')}
          </button>
        </p>
      )}
    </li>
  );
}

/** A button to comment on the selected words, within reach of the thumb. */
function QuoteButton({ onQuote }: { onQuote: (quoted: Quoted) => void }) {
  const t = useTranslations('outside.review');
  const [selected, setSelected] = useState<Quoted | null>(null);
  useEffect(() => {
    const look = () => setSelected(selectedQuote());
    // A selection made before hydration counts, too.
    look();
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, []);
  if (selected === null) return null;
  return (
    <button
      type="button"
      className="outside-button outside-button-main outside-words-button"
      // The press itself would clear the selection.
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => onQuote(selected)}
    >
      {t('aboutWords')}
    </button>
  );
}

function useQuotesInText(threads: readonly OutsideThread[]): ReadonlyMap<string, Range> {
  const [ranges, setRanges] = useState<ReadonlyMap<string, Range>>(new Map());
  useEffect(() => {
    const found = rangesOf(threads);
    setRanges(found);
    lightUp(found.values());
  }, [threads]);
  return ranges;
}

/** Polls for new comments, and so detects when the link is revoked. */
function useAsking(
  linkId: string,
  handlers: {
    onThreads: (threads: readonly OutsideThread[]) => void;
    onFailure: (failure: ActionFailure) => unknown;
  },
): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    const timer = setInterval(async () => {
      const answer = await asked(() => threadsOf(linkId));
      if (answer.ok) latest.current.onThreads(answer.data);
      else latest.current.onFailure(answer.error);
    }, askAgainMs);
    return () => clearInterval(timer);
  }, [linkId]);
}

function useWhen(): (moment: Date) => string {
  const locale = useLocale() === 'en' ? 'en' : 'vi';
  const timeZone = useTimeZone() ?? 'UTC';
  return (moment) => shortDateTime(new Date(moment), { timeZone, locale });
}

/** Orders conversations by their start. */
function byFirstComment(one: OutsideThread, other: OutsideThread): number {
  return Number(one.comments[0]?.writtenAt) - Number(other.comments[0]?.writtenAt);
}
