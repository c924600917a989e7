'use client';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { charsOver } from '#components/ui/chars-over.ts';
import { LimitedArea } from '#components/ui/limited-field.tsx';
import { outdated, serverError } from '#components/ui/network-failure.ts';
import { commentMaxChars } from '#core/comments/comment-limits.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';

type Kept = { readonly text: string; readonly commentId: string | undefined };

/** The text field of a comment. Unsent text survives a reload of the tab. Ctrl+Enter sends. */
export function ReviewBox({
  label,
  draftKey,
  onSend,
  onCancel,
}: {
  label: string;
  /** The session storage key of unsent text. */
  draftKey: string;
  /** Returns null on success. */
  onSend: (newComment: { text: string; commentId?: string }) => Promise<ActionFailure | null>;
  onCancel: () => void;
}) {
  const t = useTranslations('outside.review');
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [unsent, setUnsent] = useState<Kept>(() => findKept(draftKey) ?? begun());
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [isSending, setSending] = useState(false);

  useEffect(() => area.current?.focus(), []);

  function change(text: string) {
    // The last attempt may have arrived without an answer. Changed text therefore gets a new id.
    const next = { text, commentId: failure === null ? unsent.commentId : newCommentId() };
    setFailure(null);
    setUnsent(next);
    keep(draftKey, next);
  }

  const canSend = unsent.text.trim() !== '' && charsOver(unsent.text, commentMaxChars) === 0;

  async function send() {
    if (isSending || !canSend) return;
    setSending(true);
    const { text, commentId } = unsent;
    const failed = await onSend({ text, ...(commentId === undefined ? {} : { commentId }) });
    setSending(false);
    setFailure(failed);
    if (failed === null) {
      keep(draftKey, null);
      setUnsent(begun());
    }
  }

  const messageOf = ({ code, fieldErrors, message }: ActionFailure) =>
    fieldErrors?.text ?? (message || t(code === serverError.code ? 'faulty' : 'failed'));

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    }
    if (event.key === 'Escape' && unsent.text === '') onCancel();
  }

  return (
    <div className="outside-box">
      <label className="visually-hidden" htmlFor={id}>
        {label}
      </label>
      <LimitedArea
        id={id}
        ref={area}
        rows={3}
        placeholder={label}
        maxChars={commentMaxChars}
        noteClass="outside-failure"
        value={unsent.text}
        // Text typed during the request would be dropped when the request succeeds.
        readOnly={isSending}
        aria-invalid={failure !== null || undefined}
        onKeyDown={onKeyDown}
        onChange={({ target }) => change(target.value)}
      />
      {failure !== null && (
        <p className="outside-failure" role="alert">
          {failure.code === outdated.code ? t('outdated') : `${messageOf(failure)} ${t('stillHere')}`}
        </p>
      )}
      <p className="outside-row">
        <button
          type="button"
          className="outside-button outside-button-main"
          aria-disabled={isSending || !canSend}
          onClick={() => void send()}
        >
          {isSending ? t('sending') : failure === null ? t('send') : t('sendAgain')}
        </button>
        <button
          type="button"
          className="outside-button"
          onClick={() => {
            keep(draftKey, null);
            onCancel();
          }}
        >
          {t('cancel')}
        </button>
      </p>
    </div>
  );
}

/** Whether the box has unsent text. */
export function hasDraft(draftKey: string): boolean {
  return (findKept(draftKey)?.text.trim() ?? '') !== '';
}

/** A new comment has its id from the start, so that a retry is idempotent. */
function begun(): Kept {
  return { text: '', commentId: newCommentId() };
}

/** Requires a secure context. Without an id a retry may create a second comment. */
function newCommentId(): string | undefined {
  return globalThis.crypto?.randomUUID?.();
}

function findKept(key: string): Kept | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return typeof kept?.text === 'string' ? kept : null;
  } catch {
    return null;
  }
}

function keep(key: string, unsent: Kept | null): void {
  try {
    if (unsent === null || unsent.text === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(unsent));
  } catch {
    // Without storage the comment can still be sent.
  }
}
