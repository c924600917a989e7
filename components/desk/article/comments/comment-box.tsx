'use client';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { charsOver } from '#components/ui/chars-over.ts';
import { LimitedArea } from '#components/ui/limited-field.tsx';
import { commentMaxChars } from '#core/comments/comment-limits.ts';
import { isNamedBy } from '#core/people/is-named-by.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { type MentionQuery, mentionQueryAt, withMention } from './mention-query.ts';
import type { Mentionable, Named, NewComment } from './shown-thread.ts';
import { findUnsent, keepUnsent, type UnsentComment } from './unsent-comment.ts';

const debounceMs = 150;

type CommentBoxProps = {
  label: string;
  /** The storage key of unsent text. */
  unsentAs: string;
  /** Stored with the text of a new conversation. */
  anchor?: UnsentComment['anchor'];
  hasFocus?: boolean;
  /** Null if the request failed. */
  findPeople: (q: string) => Promise<Mentionable | null>;
  /** Returns null on success. */
  onSend: (newComment: NewComment) => Promise<ActionFailure | null>;
  onCancel?: () => void;
};

/**
 * The text field of a comment. "@" suggests people to mention; Ctrl+Enter sends. Unsent text survives a
 * reload of the page.
 */
export function CommentBox({
  label,
  unsentAs,
  anchor,
  hasFocus = false,
  findPeople,
  onSend,
  onCancel,
}: CommentBoxProps) {
  const t = useTranslations('desk.comments');
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const comment = useUnsentComment({ unsentAs, anchor, onSend });
  const { unsent, failure, isSending, canSend, change, send } = comment;
  const names = useMentions(findPeople);
  const cursorAfter = useRef<number | null>(null);

  useEffect(() => {
    if (hasFocus) area.current?.focus();
  }, [hasFocus]);

  // In a layout effect: otherwise letters typed before the cursor is set would go to the end.
  useLayoutEffect(() => {
    const at = cursorAfter.current;
    cursorAfter.current = null;
    if (at !== null) area.current?.setSelectionRange(at, at);
  });

  function take(person: Named) {
    const { query } = names;
    if (query === null) return;
    cursorAfter.current = comment.mention(person, query);
    names.close();
  }

  function cancel() {
    keepUnsent(unsentAs, null);
    onCancel?.();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
      return;
    }
    if (names.onKey(event, take)) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      if (names.query !== null) names.close();
      else if (unsent.text === '') onCancel?.();
    }
  }

  const words = failure && (failure.fieldErrors?.text ?? failure.message);
  return (
    <div className="comment-box">
      <label className="visually-hidden" htmlFor={id}>
        {label}
      </label>
      <LimitedArea
        id={id}
        ref={area}
        className="input"
        rows={2}
        placeholder={label}
        maxChars={commentMaxChars}
        value={unsent.text}
        // Text typed during the request would be dropped when the request succeeds.
        readOnly={isSending}
        aria-describedby={`${id}-hint`}
        aria-invalid={failure !== null || undefined}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={`${id}-list`}
        aria-activedescendant={names.people.length > 0 ? `${id}-${names.active}` : undefined}
        onKeyDown={onKeyDown}
        onBlur={names.close}
        onChange={({ target }) => {
          change({ ...unsent, text: target.value });
          names.look(mentionQueryAt(target.value, target.selectionStart));
        }}
      />
      <PeopleList id={id} names={names} onTake={take} />
      {names.emptyReason !== null && (
        <p className="hint" role="status">
          {t(`mention.${names.emptyReason}`)}
        </p>
      )}
      {words !== null && (
        <p className="field-error" role="alert">
          {words} {t('stillHere')}
        </p>
      )}
      <div className="row">
        <button
          type="button"
          className="button button-primary button-small"
          aria-disabled={isSending || !canSend}
          onClick={() => void send()}
        >
          {isSending ? t('sending') : failure === null ? t('send') : t('sendAgain')}
        </button>
        {onCancel !== undefined && (
          <button type="button" className="button button-quiet button-small" onClick={cancel}>
            {t('cancel')}
          </button>
        )}
        <span className="hint comment-keys" id={`${id}-hint`}>
          {t('keys')}
        </span>
      </div>
    </div>
  );
}

/** A comment that is stored with each change until it was sent. */
function useUnsentComment({
  unsentAs,
  anchor,
  onSend,
}: Pick<CommentBoxProps, 'unsentAs' | 'anchor' | 'onSend'>) {
  const [unsent, setUnsent] = useState<UnsentComment>(() => findUnsent(unsentAs) ?? begun());
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [isSending, setSending] = useState(false);

  function change(changed: UnsentComment) {
    if (isSending) return;
    // The last attempt may have arrived without an answer. Changed text therefore gets a new id.
    const next = failure === null ? changed : { ...changed, commentId: newCommentId() };
    setFailure(null);
    setUnsent(next);
    keepUnsent(unsentAs, anchor === undefined ? next : { ...next, anchor });
  }

  const canSend = unsent.text.trim() !== '' && charsOver(unsent.text, commentMaxChars) === 0;

  async function send() {
    if (isSending || !canSend) return;
    setSending(true);
    const called = unsent.mentioned.filter(({ name }) => unsent.text.includes(`@${name}`));
    const { text, commentId } = unsent;
    const failed = await onSend({ text, mentionIds: called.map((person) => person.id), commentId });
    setSending(false);
    setFailure(failed);
    if (failed === null) {
      setUnsent(begun());
      keepUnsent(unsentAs, null);
    }
  }

  /** Replaces a typed mention by the name of the person, and returns the place of the cursor after it. */
  function mention(person: Named, query: MentionQuery): number {
    const next = withMention(unsent.text, { ...query, name: person.name });
    change({
      ...unsent,
      text: next.text,
      mentioned: [...unsent.mentioned.filter((each) => each.id !== person.id), person],
    });
    return next.cursor;
  }

  return { unsent, failure, isSending, canSend, change, send, mention };
}

/** The list of people for the mention that is being typed. */
function PeopleList({
  id,
  names,
  onTake,
}: {
  id: string;
  names: ReturnType<typeof useMentions>;
  onTake: (person: Named) => void;
}) {
  const t = useTranslations('desk.comments');
  return (
    <div
      id={`${id}-list`}
      role="listbox"
      aria-label={t('people')}
      className="comment-people"
      hidden={names.people.length === 0}
    >
      {names.people.map((person, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the textarea, which has the focus, handles keys.
        <div
          key={person.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === names.active}
          className="combo-option"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(person)}
        >
          {person.name}
        </div>
      ))}
    </div>
  );
}

/** A new comment has its id from the start, so that a retry is idempotent. */
function begun(): UnsentComment {
  return { text: '', mentioned: [], commentId: newCommentId() };
}

/** Requires a secure context. Without an id a retry may create a second comment. */
function newCommentId(): string | undefined {
  return globalThis.crypto?.randomUUID?.();
}

/** Suggests people for the name being typed. */
function useMentions(findPeople: (q: string) => Promise<Mentionable | null>) {
  const [query, setQuery] = useState<MentionQuery | null>(null);
  const [people, setPeople] = useState<readonly Named[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  /** The reason for an empty list of people. */
  const [emptyReason, setEmptyReason] = useState<'alone' | 'none' | 'failed' | null>(null);
  const latest = useRef(findPeople);
  latest.current = findPeople;
  const q = query?.q ?? null;
  const active = Math.max(
    0,
    people.findIndex(({ id }) => id === chosen),
  );
  const seen = useRef<string | null>(null);
  seen.current = people[active]?.id ?? null;

  useEffect(() => {
    if (q === null) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const found = await latest.current(q);
      if (!isCurrent) return;
      // The highlighted person stays the same if the answer adds others, because Enter mentions them.
      setChosen(seen.current);
      setPeople(found?.people ?? []);
      setEmptyReason(reasonForEmpty(found));
    }, debounceMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [q]);

  function look(next: MentionQuery | null) {
    setQuery(next);
    if (next?.q === q) return;
    setEmptyReason(null);
    // Until the answer arrives, only matching people are suggested, because Enter would mention them.
    setPeople((before) => (next === null ? [] : before.filter(({ name }) => isNamedBy(name, next.q))));
    setChosen(null);
  }

  /** Arrows move, Enter and Tab take. Returns whether the key was used. */
  function onKey(event: KeyboardEvent, onTake: (person: Named) => void): boolean {
    const person = people[active];
    if (person === undefined) return false;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen(people[(active + step + people.length) % people.length]?.id ?? null);
    } else if (event.key === 'Enter' || event.key === 'Tab') onTake(person);
    else return false;
    event.preventDefault();
    return true;
  }

  return {
    query,
    people,
    emptyReason,
    active,
    look,
    close: () => look(null),
    onKey,
  };
}

function reasonForEmpty(found: Mentionable | null): 'alone' | 'none' | 'failed' | null {
  if (found === null) return 'failed';
  if (found.people.length > 0) return null;
  return found.isAlone ? 'alone' : 'none';
}
