'use client';
import { useEffect, useState } from 'react';
import { lazy } from '#components/ui/lazy.ts';
import type { BellWords } from './hold-notification-stream.ts';

const stream = lazy(() =>
  import('./hold-notification-stream.ts').then((found) => found.holdNotificationStream),
);

/** The page contains the present number. Updates start after its own resources have loaded. */
const restMs = 5_000;

/** The number at the bell, updated live. */
export function LiveBell({ first, personId, one, many }: { first: number; personId: string } & BellWords) {
  const [unread, show] = useState(first);
  const [came] = useState(first);
  useEffect(() => {
    let isHere = true;
    let end: (() => void) | undefined;
    const timer = setTimeout(async () => {
      const hold = await stream.prepare();
      if (isHere) end = hold?.({ personId, first: came, words: { one, many }, show });
    }, restMs);
    return () => {
      isHere = false;
      clearTimeout(timer);
      end?.();
    };
  }, [personId, one, many, came]);
  return (
    <span className="bell-count" data-unread={unread}>
      {unread > 99 ? '99+' : unread}
    </span>
  );
}
