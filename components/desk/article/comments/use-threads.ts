'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ActionFailure } from '#core/shared/action-result.ts';
import type { CommentDoors, ShownThread } from './comment-doors.ts';

/** The net under what is told as news. */
const readAgainMs = 15_000;

export type Threads = {
  /** Null until they have come. */
  readonly threads: readonly ShownThread[] | null;
  /** Why they could not be read the last time; those read before are still there. */
  readonly failure: ActionFailure | null;
  readonly read: () => Promise<void>;
  /** Takes over what the server made of a conversation. */
  readonly take: (thread: ShownThread) => void;
};

/** The conversations about an article, as they are now. `isSealed`: each reading is recorded, so it is asked for. */
export function useThreads({
  articleId,
  news,
  doors,
  isSealed,
}: {
  articleId: string;
  /** Counts up whenever somebody said something. */
  news: number;
  doors: Pick<CommentDoors, 'threadsOf'>;
  isSealed: boolean;
}): Threads {
  const [threads, setThreads] = useState<readonly ShownThread[] | null>(null);
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const latestDoors = useRef(doors);
  latestDoors.current = doors;
  /** Readings and takings-over by number, and the newest that is on the screen: an older answer must not undo it. */
  const turn = useRef(0);
  const shown = useRef(0);
  const underWay = useRef(0);

  const read = useCallback(async () => {
    turn.current += 1;
    const own = turn.current;
    underWay.current += 1;
    const answer = await latestDoors.current.threadsOf(articleId);
    underWay.current -= 1;
    if (own < shown.current) return;
    shown.current = own;
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) setThreads((before) => (isSame(before, answer.data) ? before : answer.data));
  }, [articleId]);

  const take = useCallback(
    (thread: ShownThread) => {
      turn.current += 1;
      shown.current = turn.current;
      // What is on its way is older, but may hold what others said.
      if (underWay.current > 0) void read();
      setThreads((before = []) => {
        const others = before ?? [];
        const isKnown = others.some(({ id }) => id === thread.id);
        return isKnown ? others.map((each) => (each.id === thread.id ? thread : each)) : [...others, thread];
      });
    },
    [read],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: news is what there is to read.
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

/** An answer that says nothing new must not draw the text anew. */
function isSame(one: readonly ShownThread[] | null, other: readonly ShownThread[]): boolean {
  return one !== null && JSON.stringify(one) === JSON.stringify(other);
}
