import { useEffect, useState } from 'react';
import { presenceDeskUrl } from '#core/urls.ts';
import { getJson } from '../article/send.ts';
import type { Present } from './present-people.tsx';

const askEveryMs = 4_000;

/**
 * Who has which story open: first the page's data, then polled every few seconds while the page is visible.
 */
export function usePresence(atFirst: readonly Present[]): (articleId: string) => readonly Present[] {
  const [present, setPresent] = useState(atFirst);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let isOver = false;
    async function ask() {
      timer = null;
      const answer = await getJson<readonly Present[]>(presenceDeskUrl);
      if (isOver) return;
      // After a failed request no presence is shown.
      const found = answer?.ok ? answer.data : [];
      setPresent((before) => (isSame(before, found) ? before : found));
      next();
    }
    function next() {
      if (timer === null && !document.hidden) timer = setTimeout(ask, askEveryMs);
    }
    function onLook() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      if (!document.hidden) void ask();
    }
    next();
    document.addEventListener('visibilitychange', onLook);
    return () => {
      isOver = true;
      if (timer !== null) clearTimeout(timer);
      document.removeEventListener('visibilitychange', onLook);
    };
  }, []);
  return (articleId) => present.filter((each) => each.articleId === articleId);
}

function isSame(one: readonly Present[], other: readonly Present[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
