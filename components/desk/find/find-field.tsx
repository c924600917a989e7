'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { suggestStories } from '#app/(desk)/actions/search.ts';
import type { QueueState } from '#core/articles/queue.ts';
import { articleDeskUrl, findDeskUrl } from '#core/urls.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import { findWords } from './find-address.ts';

export type Offered = {
  readonly id: string;
  readonly headline: string;
  readonly state: QueueState;
  /** The public URL; null if it opens at the desk. */
  readonly url: string | null;
};
/** Debounce of suggestions, in milliseconds. */
const askDelayMs = 150;

/**
 * The search field of the desk: Enter searches. During typing it suggests stories by headline, which arrows
 * and Enter, or a press, choose. Without scripts it is an ordinary form.
 */
export function FindField({ text }: { text: string }) {
  const t = useTranslations('search.desk');
  const id = useId();
  const router = useRouter();
  const [typed, setTyped] = useState(text);
  const [isOpen, setOpen] = useState(false);
  const [offered, setOffered] = useOffered({ typed, isOpen });
  /** The story chosen by arrow keys. It stays chosen if a later answer contains it. */
  const [chosenId, setChosenId] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const searched = useRef(text);

  useEffect(() => {
    // A person who opens the search types next.
    if (text === '') field.current?.focus();
    // Text typed after a search stays. A search reached by navigation, such as going back, fills the field.
    if (text === searched.current) return;
    searched.current = text;
    setTyped(text);
  }, [text]);

  function close() {
    setOpen(false);
    setOffered([]);
    setChosenId(null);
  }

  function take({ id: storyId, url }: Offered) {
    close();
    if (url === null) router.push(articleDeskUrl(storyId));
    else location.assign(url);
  }

  function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    close();
    searched.current = typed.trim();
    router.push(findWords(searched.current));
  }

  const active = offered.findIndex(({ id: storyId }) => storyId === chosenId);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    const chosen = offered[active];
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && offered.length > 0) {
      event.preventDefault();
      // One more than the suggestions: the field itself.
      const places = offered.length + 1;
      const next = ((active + 1 + (event.key === 'ArrowDown' ? 1 : places - 1)) % places) - 1;
      setChosenId(offered[next]?.id ?? null);
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === 'Escape' && offered.length > 0) {
      event.preventDefault();
      close();
    }
  }

  const isShown = isOpen && offered.length > 0;
  return (
    <search>
      <form className="filter find-form" action={findDeskUrl} onSubmit={search}>
        <div className="field">
          <label htmlFor={id}>{t('label')}</label>
          <div className="combo">
            <input
              id={id}
              ref={field}
              className="input"
              type="search"
              name="q"
              maxLength={300}
              role="combobox"
              aria-expanded={isShown}
              aria-controls={`${id}-list`}
              aria-autocomplete="list"
              aria-activedescendant={isShown && active >= 0 ? `${id}-${active}` : undefined}
              autoComplete="off"
              enterKeyHint="search"
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setOpen(true);
                // Further typing clears the choice.
                setChosenId(null);
              }}
              onBlur={close}
              onKeyDown={onKeyDown}
            />
            <OfferedStories
              id={id}
              isShown={isShown}
              offered={offered}
              active={active}
              onHover={setChosenId}
              onTake={take}
            />
          </div>
        </div>
        <button type="submit" className="button button-primary">
          {t('find')}
        </button>
      </form>
      <p className="visually-hidden" role="status">
        {isShown && t('offeredCount', { count: offered.length })}
      </p>
    </search>
  );
}

/** The suggested stories for the typed text. */
function useOffered({ typed, isOpen }: { typed: string; isOpen: boolean }) {
  const call = useActionCall();
  const [offered, setOffered] = useState<readonly Offered[]>([]);
  useEffect(() => {
    if (!isOpen) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const answer = typed.trim() === '' ? null : await call(suggestStories(typed));
      if (!isCurrent) return;
      // A failed request shows no suggestions; the search itself still works.
      setOffered(answer?.ok ? answer.data : []);
    }, askDelayMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [typed, isOpen, call]);
  return [offered, setOffered] as const;
}

function OfferedStories({
  id,
  isShown,
  offered,
  active,
  onHover,
  onTake,
}: {
  id: string;
  isShown: boolean;
  offered: readonly Offered[];
  active: number;
  onHover: (storyId: string) => void;
  onTake: (story: Offered) => void;
}) {
  const t = useTranslations('search.desk');
  const state = useTranslations('desk.queue.state');
  return (
    <div id={`${id}-list`} role="listbox" aria-label={t('offered')} className="combo-list" hidden={!isShown}>
      {offered.map((story, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field, which has the focus, handles keys.
        <div
          key={story.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className="combo-option"
          onMouseDown={(event) => event.preventDefault()}
          onMouseEnter={() => onHover(story.id)}
          onClick={() => onTake(story)}
        >
          <span>{story.headline}</span>
          <span className="find-state muted">
            <span className="pile-dot" data-state={story.state} aria-hidden="true" />
            {state(story.state)}
          </span>
        </div>
      ))}
    </div>
  );
}
