'use client';
import { useEffect } from 'react';
import type { ActionResult } from '#core/shared/action-result.ts';
import { askAgainMs, asked, goneCode } from './review-doors.ts';

/** Closes the page of a link that has died. */
export function WatchLink({
  linkId,
  stillOpen,
}: {
  linkId: string;
  stillOpen: (linkId: string) => Promise<ActionResult<unknown>>;
}) {
  useEffect(() => {
    const timer = setInterval(async () => {
      const answer = await asked(() => stillOpen(linkId));
      if (!answer.ok && answer.error.code === goneCode) window.location.reload();
    }, askAgainMs);
    return () => clearInterval(timer);
  }, [linkId, stillOpen]);
  return null;
}
