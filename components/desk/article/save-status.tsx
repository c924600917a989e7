'use client';
import { useTranslations } from 'use-intl/react';
import type { SaveState } from './autosave.ts';

const WORDS = {
  clean: null,
  waiting: 'waiting',
  saving: 'saving',
  saved: 'saved',
  kept: 'kept',
  stale: 'stale',
  refused: 'refused',
} as const;

/** Says how the saving goes, also to whoever can't see it. */
export function SaveStatus({ state }: { state: SaveState }) {
  const t = useTranslations('desk.save');
  const word = WORDS[state];
  // Each key press would be read aloud otherwise: only the ends of a save are news.
  const isNews = state !== 'waiting' && state !== 'saving';
  return (
    <p className="save-status" data-state={state}>
      <span role="status">{word !== null && isNews ? t(word) : ''}</span>
      {word !== null && !isNews && <span aria-hidden="true">{t(word)}</span>}
    </p>
  );
}
