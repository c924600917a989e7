'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Failure, networkError } from '#components/ui/network-failure.ts';
import { deskEntriesMax, deskEntriesStep } from '#core/live/desk-entries.ts';
import { liveDeskEntriesUrl } from '#core/urls.ts';
import { getJson } from '../article/send.ts';
import type { DeskCoverage, DeskEntry } from './desk-entry.ts';

const lookMs = 4_000;

/** The state of the live desk: polled every few seconds while visible, and loaded after each own action. */
export function useLiveDesk(start: DeskCoverage) {
  const [desk, setDesk] = useState(start);
  /** Why the shown state may be outdated, or null. */
  const [whyOld, setWhyOld] = useState<{ readonly code: string } | null>(null);
  const asked = useRef(0);
  const taken = useRef(0);
  const { articleId } = start;
  const limit = useRef(deskEntriesStep);

  const look = useCallback(async () => {
    asked.current += 1;
    const own = asked.current;
    let lost: Failure = networkError;
    const answer = await getJson<DeskCoverage>(liveDeskEntriesUrl(articleId, limit.current), {
      onLost(why) {
        lost = why;
      },
    });
    // Answers may arrive out of order; an older one is dropped.
    if (own <= taken.current) return;
    taken.current = own;
    if (answer?.ok) setDesk(answer.data);
    setWhyOld(answer === null ? lost : answer.ok ? null : answer.error);
  }, [articleId]);

  useEffect(() => {
    const lookIfSeen = () => {
      if (document.visibilityState === 'visible') void look();
    };
    const timer = setInterval(lookIfSeen, lookMs);
    document.addEventListener('visibilitychange', lookIfSeen);
    window.addEventListener('online', lookIfSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', lookIfSeen);
      window.removeEventListener('online', lookIfSeen);
    };
  }, [look]);

  return {
    desk,
    whyOld,
    look,
    /** Loads older entries as well from now on. */
    lookFurther() {
      limit.current = Math.min(limit.current + deskEntriesStep, deskEntriesMax);
      return look();
    },
    take(next: DeskCoverage) {
      taken.current = asked.current;
      setDesk(next);
    },
    /** Shows one entry from the server's answer, and reloads the rest. */
    takeEntry(entry: DeskEntry) {
      taken.current = asked.current;
      setDesk((before) => ({
        ...before,
        entries: [entry, ...before.entries.filter(({ id }) => id !== entry.id)],
      }));
      void look();
    },
  };
}
