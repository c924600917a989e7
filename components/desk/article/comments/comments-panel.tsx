'use client';
import type { Editor } from '@tiptap/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type * as Y from 'yjs';
import {
  findMentionable,
  reopenThread,
  replyInThread,
  resolveThread,
  startThread,
} from '#app/(desk)/actions/comments.ts';
import { commentRanges, lightUpComment, showComments } from '#components/editor/plugins/comment-marks.ts';
import { lazy } from '#components/ui/lazy.ts';
import { LazyPart } from '#components/ui/lazy-part.tsx';
import type { CommentAnchor } from '#core/comments/comment-anchor.ts';
import { quoteForPeople } from '#core/comments/flat-text.ts';
import type { ActionFailure, ActionResult } from '#core/shared/action-result.ts';
import { useActionCall } from '../../forms/use-action-call.ts';
import { commentBox } from './late-comment-box.ts';
import { anchorOn, lineOnScreen } from './selection.ts';
import { SelectionButton } from './selection-button.tsx';
import type { Mentionable, Named, ShownThread } from './shown-thread.ts';
import { findUnsent, unsentKey } from './unsent-comment.ts';
import { useThreads } from './use-threads.ts';
import { useWhereabouts } from './use-whereabouts.ts';
import { compareWhereabouts, type Whereabouts } from './where-threads-are.ts';
import './comments.css';

export type CommentsProps = {
  articleId: string;
  person: Named;
  /** The body's editor with `commentMarks` and `sharedBody`; null before it is created. */
  editor: Editor | null;
  /** The working copy; null until it is loaded. */
  doc: Y.Doc | null;
  /** Incremented with each new comment. */
  news: number;
  canComment: boolean;
  /** The story was taken down, so its comments are sealed with its text. */
  isSealed: boolean;
};

const threadCard = lazy(async () => (await import('./thread-card.tsx')).ThreadCard);

const unknownPlace: Whereabouts = { kind: 'unknown', from: 0, to: 0 };
/** The vertical position, as a share of the screen, to which the text of a chosen conversation scrolls. */
const restAt = 0.25;

/** The conversations about an article, beside its text; on a phone in a bottom sheet. */
export function CommentsPanel({ articleId, person, editor, doc, news, canComment, isSealed }: CommentsProps) {
  const call = useActionCall();
  const t = useTranslations('desk.comments');
  const { threads, failure, read, take } = useThreads({ articleId, news, isSealed });
  const whereabouts = useWhereabouts({ threads: threads ?? noThreads, doc, editor });
  const keyFor = (box: string) => unsentKey(person.id, articleId, box);
  /** The anchor of the conversation in progress; undefined if there is none. */
  const [newAnchor, setNewAnchor] = useState<CommentAnchor | null | undefined>(
    () => findUnsent(keyFor('new'))?.anchor,
  );
  const [isAsked, setAsked] = useState(false);
  const [activeId, setActiveId] = useState<string | null>(null);
  const [showsResolved, setShowsResolved] = useState(false);
  const [isOpen, setOpen] = useState(() => newAnchor !== undefined);

  const { open, resolved } = useMemo(() => sorted(threads ?? noThreads, whereabouts), [threads, whereabouts]);
  const shown = showsResolved ? resolved : open;
  useCommentsInText({ editor, threads: threads ?? noThreads, activeId, onFocus: focus });
  useClicksInLines(whereabouts, focus);

  /** Selects the conversation whose text was clicked. */
  function focus(id: string) {
    setShowsResolved(threads?.find((thread) => thread.id === id)?.resolvedAt != null);
    setActiveId(id);
    setOpen(true);
  }

  function begin(anchor: CommentAnchor | null) {
    setNewAnchor(anchor);
    setAsked(true);
    setActiveId(null);
    setShowsResolved(false);
    setOpen(true);
  }

  async function send(asked: Promise<ActionResult<ShownThread>>): Promise<ActionFailure | null> {
    const answer = await asked;
    if (!answer.ok) return answer.error;
    take(answer.data);
    return null;
  }

  async function findPeople(q: string): Promise<Mentionable | null> {
    const answer = await call(findMentionable(articleId, q));
    return answer.ok ? answer.data : null;
  }

  const isClosed = failure?.code === 'article.sealed';
  const mayWrite = canComment && !isClosed && threads !== null;
  return (
    <>
      <button
        type="button"
        className="button comments-toggle"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {t('toggle', { count: open.length })}
      </button>
      {mayWrite && (
        <SelectionButton
          editor={editor}
          doc={doc}
          onNear={commentBox.prepare}
          onAsk={(selected) => begin(selected && doc && anchorOn(doc, selected))}
        />
      )}
      <section className="panel comments" data-open={isOpen} aria-label={t('title')}>
        <div className="comments-top">
          <h2 className="panel-title">{t('title')}</h2>
          <button
            type="button"
            className="button button-quiet button-small comments-close"
            onClick={() => setOpen(false)}
          >
            {t('close')}
          </button>
        </div>
        {threads !== null && (
          // biome-ignore lint/a11y/useSemanticElements: two buttons in one row are no set of form fields.
          <div className="row" role="group" aria-label={t('filter')}>
            {[false, true].map((isResolved) => (
              <button
                key={String(isResolved)}
                type="button"
                className="button button-small comments-filter"
                aria-pressed={showsResolved === isResolved}
                onClick={() => setShowsResolved(isResolved)}
              >
                {isResolved ? t('resolved', { count: resolved.length }) : t('open', { count: open.length })}
              </button>
            ))}
          </div>
        )}
        {failure !== null && (
          <div className="comments-failure" role="status">
            <p className="hint">{failure.code === 'request.failed' ? t('offline') : failure.message}</p>
            {!isClosed && (
              <button type="button" className="button button-small" onClick={() => void read()}>
                {t('readAgain')}
              </button>
            )}
          </div>
        )}
        {threads === null && failure === null && <p className="hint">{t('loading')}</p>}
        {mayWrite &&
          (newAnchor === undefined ? (
            <button
              type="button"
              className="button button-small"
              onPointerEnter={commentBox.prepare}
              onFocus={commentBox.prepare}
              onClick={() => begin(null)}
            >
              {t('aboutWhole')}
            </button>
          ) : (
            <div className="comment-thread" data-active="true">
              <p className="comment-quote">
                {newAnchor === null ? t('whole') : <q>{quoteForPeople(newAnchor.quote) || t('noQuote')}</q>}
              </p>
              <LazyPart
                part={commentBox}
                // Another anchor means another comment box, but typed text is moved to it.
                key={newAnchor?.start ?? 'whole'}
                label={t('write')}
                unsentAs={keyFor('new')}
                anchor={newAnchor}
                hasFocus={isAsked}
                findPeople={findPeople}
                onSend={async (saying) => {
                  const anchor = newAnchor;
                  const failed = await send(call(startThread({ ...saying, articleId, anchor })));
                  if (failed === null) setNewAnchor(undefined);
                  return failed;
                }}
                onCancel={() => setNewAnchor(undefined)}
              />
            </div>
          ))}
        {threads !== null && shown.length === 0 && newAnchor === undefined && (
          <p className="hint">{showsResolved ? t('noneResolved') : t('noneOpen')}</p>
        )}
        <ol className="comment-threads">
          {shown.map((thread) => {
            const where = whereabouts.get(thread.id) ?? unknownPlace;
            return (
              <LazyPart
                part={threadCard}
                key={thread.id}
                thread={thread}
                where={where}
                isActive={thread.id === activeId}
                canComment={mayWrite}
                unsentAs={keyFor(thread.id)}
                findPeople={findPeople}
                onActivate={() => {
                  setActiveId(thread.id);
                  if (thread.id !== activeId) reveal(thread, where, editor);
                }}
                onReply={(saying) => send(call(replyInThread({ ...saying, articleId, threadId: thread.id })))}
                onSettle={() => {
                  const settle = thread.resolvedAt === null ? resolveThread : reopenThread;
                  return send(call(settle(articleId, thread.id)));
                }}
              />
            );
          })}
        </ol>
      </section>
    </>
  );
}

const noThreads: readonly ShownThread[] = [];

function sorted(threads: readonly ShownThread[], whereabouts: ReadonlyMap<string, Whereabouts>) {
  const place = ({ id }: ShownThread) => whereabouts.get(id) ?? unknownPlace;
  const ordered = [...threads].sort((a, b) => compareWhereabouts(place(a), place(b)));
  return {
    open: ordered.filter(({ resolvedAt }) => resolvedAt === null),
    resolved: ordered.filter(({ resolvedAt }) => resolvedAt !== null),
  };
}

/** Highlights open conversations, and the selected one, in the text. */
function useCommentsInText({
  editor,
  threads,
  activeId,
  onFocus,
}: {
  editor: Editor | null;
  threads: readonly ShownThread[];
  activeId: string | null;
  onFocus: (id: string) => void;
}): void {
  const latest = useRef(onFocus);
  latest.current = onFocus;
  const inText = useMemo(
    () =>
      threads.flatMap(({ id, anchor, resolvedAt }) =>
        anchor?.field === 'body' && (resolvedAt === null || id === activeId) ? [{ id, anchor }] : [],
      ),
    [threads, activeId],
  );
  useEffect(() => {
    if (editor === null || editor.isDestroyed) return;
    const { commentMarks } = editor.storage;
    commentMarks.onFocus = (id) => latest.current(id);
    return () => {
      commentMarks.onFocus = null;
    };
  }, [editor]);
  useEffect(() => {
    if (editor !== null && !editor.isDestroyed) showComments(editor, inText);
  }, [editor, inText]);
  useEffect(() => {
    if (editor !== null && !editor.isDestroyed) lightUpComment(editor, activeId);
  }, [editor, activeId]);
}

/** A click on commented text of the headline or the sapo selects its conversation. */
function useClicksInLines(
  whereabouts: ReadonlyMap<string, Whereabouts>,
  onFocus: (id: string) => void,
): void {
  const latest = useRef({ whereabouts, onFocus });
  latest.current = { whereabouts, onFocus };
  useEffect(() => {
    const onClick = ({ target }: MouseEvent) => {
      if (!(target instanceof HTMLTextAreaElement) || target.selectionStart !== target.selectionEnd) return;
      const found = [...latest.current.whereabouts].find(
        ([, { kind, from, to }]) =>
          (kind === 'headline' || kind === 'sapo') &&
          lineOnScreen(kind) === target &&
          from <= target.selectionStart &&
          target.selectionStart <= to,
      );
      if (found !== undefined) latest.current.onFocus(found[0]);
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, []);
}

/** Scrolls the text of a conversation into view. */
function reveal({ id }: ShownThread, where: Whereabouts, editor: Editor | null): void {
  if (where.kind === 'headline' || where.kind === 'sapo') {
    const line = lineOnScreen(where.kind);
    line?.focus({ preventScroll: true });
    line?.setSelectionRange(where.from, where.to);
    if (line) scrollToTop(line.getBoundingClientRect().top);
    return;
  }
  if (where.kind !== 'body' || editor === null || editor.isDestroyed) return;
  const range = commentRanges(editor).get(id);
  if (range !== undefined) scrollToTop(editor.view.coordsAtPos(range.from).top);
}

function scrollToTop(top: number): void {
  window.scrollBy({ top: top - window.innerHeight * restAt });
}
