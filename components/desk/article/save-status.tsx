'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl/react';
import type { SaveState } from './writing/save-state.ts';
import type { WritingSession } from './writing/writing-session.ts';

const WORDS = {
  clean: null,
  connecting: 'connecting',
  waiting: 'waiting',
  saved: 'saved',
  kept: 'kept',
  unkept: 'unkept',
  refused: 'refused',
} as const;

/** Says how the saving goes, also to whoever can't see it. */
export function SaveStatus({ session }: { session: WritingSession | null }) {
  const t = useTranslations('desk.save');
  const state = useAtRest(
    useSyncExternalStore(
      session?.subscribe ?? subscribeToNothing,
      session?.saving ?? beforeTheVisit,
      beforeTheVisit,
    ),
  );
  const word = WORDS[state];
  // Each key press would be read aloud otherwise: only the ends of a save are news.
  const isNews = state !== 'waiting' && state !== 'connecting';
  return (
    <p className="save-status" data-state={state}>
      <span role="status">{word !== null && isNews ? t(word) : ''}</span>
      {word !== null && !isNews && <span aria-hidden="true">{t(word)}</span>}
    </p>
  );
}

/** While somebody types all is saved and not saved again ten times a second: it is said to be saved when it stays so. */
function useAtRest(state: SaveState): SaveState {
  const [shown, setShown] = useState(state);
  useEffect(() => {
    if (state !== 'saved') {
      setShown(state);
      return;
    }
    const timer = setTimeout(() => setShown(state), atRestMs);
    return () => clearTimeout(timer);
  }, [state]);
  return state === 'saved' ? shown : state;
}

const atRestMs = 500;
const beforeTheVisit = (): SaveState => 'clean';
const subscribeToNothing = () => () => {};
