import { useRef } from 'react';
import { newArticleId } from '../article/writing/new-article-id.ts';

/**
 * The id under which something is made: the same for the same words, however often they are sent, so that what was made
 * already, by a try whose answer was lost, is not made again. Other words are something else. `isMade` forgets it: the same
 * words may be meant again.
 */
export function useIdempotencyKey(): { idFor: (said: unknown) => string; isMade: () => void } {
  const last = useRef<{ said: string; id: string } | null>(null);
  return {
    idFor(said) {
      const now = JSON.stringify(said);
      if (last.current?.said !== now) last.current = { said: now, id: newArticleId() };
      return last.current.id;
    },
    isMade() {
      last.current = null;
    },
  };
}
