'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { threadsOf } from '#app/(desk)/actions/comments.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { useActionCall } from '../../forms/use-action-call.ts';
import type { ShownThread } from './shown-thread.ts';

/** Poll interval, as a fallback for lost notifications. */
const readAgainMs = 15_000;

export type Threads = {
  /** Null until they are loaded. */
  readonly threads: readonly ShownThread[] | null;
  /** Why the last load failed; earlier conversations are kept. */
  readonly failure: ActionFailure | null;
  readonly read: () => Promise<void>;
  /** Applies the server's answer about a conversation. */
  readonly take: (thread: ShownThread) => void;
};

/**
 * The current conversations about an article. `isSealed`: each access is audited, so they are only loaded on
 * request.
 */
export function useThreads({
  articleId,
  news,
  isSealed,
}: {
  articleId: string;
  /** Incremented with each new comment. */
  news: number;
  isSealed: boolean;
}): Threads {
  const [threads, setThreads] = useState<readonly ShownThread[] | null>(null);
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const call = useActionCall();
  /** A counter of loads and answers, and the newest on the screen: an older answer must not overwrite it. */
  const turn = useRef(0);
  const shown = useRef(0);
  const underWay = useRef(0);

  const read = useCallback(async () => {
    turn.current += 1;
    const own = turn.current;
    underWay.current += 1;
    const answer = await call(threadsOf(articleId));
    underWay.current -= 1;
    if (own < shown.current) return;
    shown.current = own;
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) setThreads((before) => (isSame(before, answer.data) ? before : answer.data));
  }, [articleId, call]);

  const take = useCallback(
    (thread: ShownThread) => {
      turn.current += 1;
      shown.current = turn.current;
      // A load in progress is older, but may contain comments of others.
      if (underWay.current > 0) void read();
      setThreads((before = []) => {
        const others = before ?? [];
        const isKnown = others.some(({ id }) => id === thread.id);
        return isKnown ? others.map((each) => (each.id === thread.id ? thread : each)) : [...others, thread];
      });
    },
    [read],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: `news` triggers the load.
  useEffect(() => {
    void read();
  }, [read, news]);

  useEffect(() => {
    if (isSealed) return;
    const readIfSeen = () => {
      if (document.visibilityState === 'visible') void read();
    };
    const timer = setInterval(readIfSeen, readAgainMs);
    window.addEventListener('online', readIfSeen);
    document.addEventListener('visibilitychange', readIfSeen);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', readIfSeen);
      document.removeEventListener('visibilitychange', readIfSeen);
    };
  }, [read, isSealed]);

  return { threads, failure, read, take };
}

/** An unchanged answer must not cause a render. */
function isSame(one: readonly ShownThread[] | null, other: readonly ShownThread[]): boolean {
  return one !== null && JSON.stringify(one) === JSON.stringify(other);
}
