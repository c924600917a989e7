'use client';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { LazyPart } from '#components/ui/lazy-part.tsx';
import { quoteForPeople } from '#core/comments/flat-text.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { useMoment } from '../../moments/use-moment.ts';
import { commentBox } from './lazy-comment-box.ts';
import { piecesOf } from './mention-query.ts';
import type { Mentionable, NewComment, ShownComment, ShownThread } from './shown-thread.ts';
import { findUnsent } from './unsent-comment.ts';
import type { Whereabouts } from './where-threads-are.ts';

/** A conversation: its quote, its comments and its actions. */
export function ThreadCard({
  thread,
  where,
  isActive,
  canComment,
  unsentAs,
  findPeople,
  onActivate,
  onReply,
  onSettle,
}: {
  thread: ShownThread;
  where: Whereabouts;
  isActive: boolean;
  canComment: boolean;
  unsentAs: string;
  findPeople: (q: string) => Promise<Mentionable | null>;
  onActivate: () => void;
  onReply: (newComment: NewComment) => Promise<ActionFailure | null>;
  onSettle: () => Promise<ActionFailure | null>;
}) {
  const t = useTranslations('desk.comments');
  const outside = useTranslations('outside.thread');
  const when = useMoment();
  const card = useRef<HTMLLIElement>(null);
  const [answering, setAnswering] = useState<'no' | 'kept' | 'asked'>(() =>
    findUnsent(unsentAs) === null ? 'no' : 'kept',
  );
  const [failure, setFailure] = useState<ActionFailure | null>(null);

  useEffect(() => {
    if (isActive) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);

  const isResolved = thread.resolvedAt !== null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the quote in it is a button that does the same.
    <li ref={card} className="comment-thread" data-active={isActive} onClick={onActivate}>
      <ThreadQuote thread={thread} where={where} isActive={isActive} />
      <ol className="comment-list">
        {thread.comments.map((comment) => (
          <li key={comment.id}>
            <p className="comment-head">
              <strong>{comment.writtenBy.name}</strong>{' '}
              {comment.isFromOutside && <span className="badge">{outside('from')}</span>}{' '}
              <span className="muted">{when(comment.writtenAt)}</span>
            </p>
            <CommentText comment={comment} />
          </li>
        ))}
      </ol>
      {isResolved && (
        <p className="hint">
          {t('resolvedBy', { name: thread.resolvedBy?.name ?? '', when: when(thread.resolvedAt ?? '') })}
        </p>
      )}
      {failure !== null && (
        <p className="field-error" role="alert">
          {failure.message}
        </p>
      )}
      {thread.outside !== null && (
        <p className="hint comment-audience">{outside('audience', { label: thread.outside.name })}</p>
      )}
      {canComment && (
        <>
          {answering !== 'no' && (
            <LazyPart
              part={commentBox}
              label={t('answer')}
              unsentAs={unsentAs}
              hasFocus={answering === 'asked'}
              findPeople={findPeople}
              onSend={async (newComment) => {
                const failed = await onReply(newComment);
                if (failed === null) setAnswering('no');
                return failed;
              }}
              onCancel={() => setAnswering('no')}
            />
          )}
          <div className="row">
            {answering === 'no' && (
              <button
                type="button"
                className="button button-quiet button-small"
                onPointerEnter={commentBox.prepare}
                onFocus={commentBox.prepare}
                onClick={() => setAnswering('asked')}
              >
                {t('reply')}
              </button>
            )}
            <button
              type="button"
              className="button button-quiet button-small"
              onClick={async (event) => {
                event.stopPropagation();
                setFailure(await onSettle());
              }}
            >
              {isResolved ? t('reopen') : t('resolve')}
            </button>
          </div>
        </>
      )}
    </li>
  );
}

/** The quoted text, which leads to its place; without a link if the text is gone. */
function ThreadQuote({
  thread,
  where,
  isActive,
}: {
  thread: ShownThread;
  where: Whereabouts;
  isActive: boolean;
}) {
  const t = useTranslations('desk.comments');
  const fields = useTranslations('fields');
  const quote = quoteForPeople(thread.anchor?.quote ?? '') || t('noQuote');
  return where.kind === 'gone' ? (
    <p className="comment-quote comment-gone">
      {t('gone')} <q>{quote}</q>
    </p>
  ) : (
    <button type="button" className="link-button comment-quote" aria-current={isActive || undefined}>
      {where.kind === 'whole' && t('whole')}
      {(where.kind === 'headline' || where.kind === 'sapo') && `${fields(where.kind)}: `}
      {where.kind !== 'whole' && <q>{quote}</q>}
    </button>
  );
}

function CommentText({ comment }: { comment: ShownComment }) {
  const pieces = piecesOf(
    comment.text,
    comment.mentions.map(({ name }) => name),
  );
  return (
    <p className="comment-text">
      {pieces.map(({ text, isName, start }) =>
        isName ? (
          <strong key={start} className="comment-name">
            {text}
          </strong>
        ) : (
          text
        ),
      )}
    </p>
  );
}
