import { useRef } from 'react';
import { newArticleId } from '../article/writing/new-article-id.ts';

/**
 * An idempotency key for creating an object: the same input gets the same id, so that a retry after a lost
 * answer creates no second one. `isMade` clears it, because the same input may be meant again.
 */
export function useIdempotencyKey(): { idFor: (content: unknown) => string; isMade: () => void } {
  const last = useRef<{ content: string; id: string } | null>(null);
  return {
    idFor(content) {
      const now = JSON.stringify(content);
      if (last.current?.content !== now) last.current = { content: now, id: newArticleId() };
      return last.current.id;
    },
    isMade() {
      last.current = null;
    },
  };
}
