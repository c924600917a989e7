'use client';
import { useEffect } from 'react';
import { stillOpen } from '#app/(outside)/actions/review.ts';
import { askAgainMs, asked, isOver } from './review-answers.ts';

/** Closes the page when its link is revoked, and reloads a page of an older release. */
export function WatchLink({ linkId }: { linkId: string }) {
  useEffect(() => {
    const timer = setInterval(async () => {
      const answer = await asked(() => stillOpen(linkId));
      if (!answer.ok && isOver(answer.error)) window.location.reload();
    }, askAgainMs);
    return () => clearInterval(timer);
  }, [linkId]);
  return null;
}
