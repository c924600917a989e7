'use client';
import { useEffect } from 'react';
import type { ActionResult } from '#core/shared/action-result.ts';
import { askAgainMs, asked, isOver } from './review-doors.ts';

/** Closes the page when its link is revoked, and reloads a page of an older release. */
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
      if (!answer.ok && isOver(answer.error)) window.location.reload();
    }, askAgainMs);
    return () => clearInterval(timer);
  }, [linkId, stillOpen]);
  return null;
}
