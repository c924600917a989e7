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
import { commentBox } from './lazy-comment-box.ts';
import { anchorOn, visibleTextarea } from './selection.ts';
import { SelectionButton } from './selection-button.tsx';
import type { Mentionable, Named, NewComment, ShownThread } from './shown-thread.ts';
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

/** The part of the conversations that the panel shows. */
type View = {
  /** The anchor of the conversation in progress; undefined if there is none. */
  readonly newAnchor: CommentAnchor | null | undefined;
  readonly isAsked: boolean;
  readonly activeId: string | null;
  readonly showsResolved: boolean;
  readonly isOpen: boolean;
};

const viewAtFirst = (newAnchor: View['newAnchor']): View => ({
  newAnchor,
  isAsked: false,
  activeId: null,
  showsResolved: false,
  isOpen: newAnchor !== undefined,
});

const threadCard = lazy(async () => (await import('./thread-card.tsx')).ThreadCard);

const unknownPlace: Whereabouts = { kind: 'unknown', from: 0, to: 0 };
/** The vertical position, as a share of the screen, to which the text of a chosen conversation scrolls. */
const restAt = 0.25;

/** The conversations about an article, beside its text; on a phone in a bottom sheet. */
export function CommentsPanel({ articleId, person, editor, doc, news, canComment, isSealed }: CommentsProps) {
  const t = useTranslations('desk.comments');
  const { threads, failure, read, take } = useThreads({ articleId, news, isSealed });
  const whereabouts = useWhereabouts({ threads: threads ?? noThreads, doc, editor });
  const keyFor = (box: string) => unsentKey(person.id, articleId, box);
  const actions = useThreadActions(articleId, take);
  const [view, setView] = useState<View>(() => viewAtFirst(findUnsent(keyFor('new'))?.anchor));
  const { newAnchor, activeId, showsResolved, isOpen } = view;
  const show = (changes: Partial<View>) => setView((before) => ({ ...before, ...changes }));
  const begin = (anchor: CommentAnchor | null) =>
    show({ newAnchor: anchor, isAsked: true, activeId: null, showsResolved: false, isOpen: true });

  const { open, resolved } = useMemo(() => sorted(threads ?? noThreads, whereabouts), [threads, whereabouts]);
  const shown = showsResolved ? resolved : open;
  useCommentsInText({ editor, threads: threads ?? noThreads, activeId, onFocus: focus });
  useClicksInLines(whereabouts, focus);

  /** Selects the conversation whose text was clicked. */
  function focus(id: string) {
    const isResolved = threads?.find((thread) => thread.id === id)?.resolvedAt != null;
    show({ showsResolved: isResolved, activeId: id, isOpen: true });
  }

  const isClosed = failure?.code === 'article.sealed';
  const mayWrite = canComment && !isClosed && threads !== null;
  return (
    <>
      <button
        type="button"
        className="button comments-toggle"
        aria-expanded={isOpen}
        onClick={() => show({ isOpen: !isOpen })}
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
            onClick={() => show({ isOpen: false })}
          >
            {t('close')}
          </button>
        </div>
        {threads !== null && (
          <ThreadFilter
            open={open.length}
            resolved={resolved.length}
            showsResolved={showsResolved}
            onShow={(showsResolved) => show({ showsResolved })}
          />
        )}
        {failure !== null && <LoadFailure failure={failure} onRetry={isClosed ? null : () => void read()} />}
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
            <NewThread
              anchor={newAnchor}
              unsentAs={keyFor('new')}
              hasFocus={view.isAsked}
              findPeople={actions.findPeople}
              onSend={async (newComment) => {
                const failed = await actions.start(newComment, newAnchor);
                if (failed === null) show({ newAnchor: undefined });
                return failed;
              }}
              onCancel={() => show({ newAnchor: undefined })}
            />
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
                findPeople={actions.findPeople}
                onActivate={() => {
                  show({ activeId: thread.id });
                  if (thread.id !== activeId) reveal(thread, where, editor);
                }}
                onReply={(newComment) => actions.reply(thread, newComment)}
                onSettle={() => actions.settle(thread)}
              />
            );
          })}
        </ol>
      </section>
    </>
  );
}

/** The actions on conversations, by server actions. Each returns null on success. */
function useThreadActions(articleId: string, onThread: (thread: ShownThread) => void) {
  const call = useActionCall();

  async function send(asked: Promise<ActionResult<ShownThread>>): Promise<ActionFailure | null> {
    const answer = await asked;
    if (!answer.ok) return answer.error;
    onThread(answer.data);
    return null;
  }

  return {
    async findPeople(q: string): Promise<Mentionable | null> {
      const answer = await call(findMentionable(articleId, q));
      return answer.ok ? answer.data : null;
    },
    start: (newComment: NewComment, anchor: CommentAnchor | null) =>
      send(call(startThread({ ...newComment, articleId, anchor }))),
    reply: ({ id: threadId }: ShownThread, newComment: NewComment) =>
      send(call(replyInThread({ ...newComment, articleId, threadId }))),
    settle({ id, resolvedAt }: ShownThread) {
      const settle = resolvedAt === null ? resolveThread : reopenThread;
      return send(call(settle(articleId, id)));
    },
  };
}

function ThreadFilter({
  open,
  resolved,
  showsResolved,
  onShow,
}: {
  open: number;
  resolved: number;
  showsResolved: boolean;
  onShow: (showsResolved: boolean) => void;
}) {
  const t = useTranslations('desk.comments');
  return (
    // biome-ignore lint/a11y/useSemanticElements: two buttons in one row are no set of form fields.
    <div className="row" role="group" aria-label={t('filter')}>
      {[false, true].map((isResolved) => (
        <button
          key={String(isResolved)}
          type="button"
          className="button button-small comments-filter"
          aria-pressed={showsResolved === isResolved}
          onClick={() => onShow(isResolved)}
        >
          {isResolved ? t('resolved', { count: resolved }) : t('open', { count: open })}
        </button>
      ))}
    </div>
  );
}

/** The conversations could not be loaded. Those of a sealed story cannot be loaded again. */
function LoadFailure({ failure, onRetry }: { failure: ActionFailure; onRetry: (() => void) | null }) {
  const t = useTranslations('desk.comments');
  return (
    <div className="comments-failure" role="status">
      <p className="hint">{failure.code === 'request.failed' ? t('offline') : failure.message}</p>
      {onRetry !== null && (
        <button type="button" className="button button-small" onClick={onRetry}>
          {t('readAgain')}
        </button>
      )}
    </div>
  );
}

/** The comment box of a new conversation about a text, or about the whole story. */
function NewThread({
  anchor,
  ...box
}: {
  anchor: CommentAnchor | null;
  unsentAs: string;
  hasFocus: boolean;
  findPeople: (q: string) => Promise<Mentionable | null>;
  onSend: (newComment: NewComment) => Promise<ActionFailure | null>;
  onCancel: () => void;
}) {
  const t = useTranslations('desk.comments');
  return (
    <div className="comment-thread" data-active="true">
      <p className="comment-quote">
        {anchor === null ? t('whole') : <q>{quoteForPeople(anchor.quote) || t('noQuote')}</q>}
      </p>
      {/* Another anchor means another comment box, but typed text is moved to it. */}
      <LazyPart
        part={commentBox}
        key={anchor?.start ?? 'whole'}
        label={t('write')}
        anchor={anchor}
        {...box}
      />
    </div>
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
          visibleTextarea(kind) === target &&
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
    const line = visibleTextarea(where.kind);
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
