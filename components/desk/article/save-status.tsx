'use client';
import { useMemo, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl/react';
import { type SavingAtRest, savingAtRest } from './autosave-debounce.ts';
import type { WritingSession } from './writing/writing-session.ts';

const WORDS = {
  clean: null,
  connecting: 'connecting',
  waiting: 'waiting',
  saved: 'saved',
  offline: 'offline',
  kept: 'kept',
  unkept: 'unkept',
  refused: 'refused',
} as const;

/** The save status, also announced to screen readers. */
export function SaveStatus({ session }: { session: WritingSession | null }) {
  const t = useTranslations('desk.save');
  const saving = useMemo(() => (session === null ? notYet : savingAtRest(session)), [session]);
  const state = useSyncExternalStore(saving.subscribe, saving.snapshot, notYet.snapshot);
  const word = WORDS[state];
  // Only final states are announced. Otherwise each key press would be.
  const isNews = state !== 'waiting' && state !== 'connecting';
  return (
    <p className="save-status" data-state={state}>
      <span role="status">{word !== null && isNews ? t(word) : ''}</span>
      {word !== null && !isNews && <span aria-hidden="true">{t(word)}</span>}
    </p>
  );
}

const notYet: SavingAtRest = { subscribe: () => () => {}, snapshot: () => 'clean' };
