import { useRef } from 'react';
import { newArticleId } from '../article/writing/new-article-id.ts';

/**
 * An idempotency key for creating an object: the same input gets the same id, so that a retry after a lost
 * answer creates no second one. `isMade` clears it, because the same input may be meant again.
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
