'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Awareness } from 'y-protocols/awareness';
import { compareVietnamese } from '#core/text/compare-vietnamese.ts';

type Visitor = { readonly personId: string; readonly name: string };

/** The other people who have this story open. Empty if there are none, or while offline. */
export function OthersHere({ awareness, personId }: { awareness: Awareness; personId: string }) {
  const t = useTranslations('desk.article');
  const others = useOthers(awareness, personId);
  if (others.length === 0) return null;
  return (
    <span className="others-here" role="status">
      {t('othersHere', { names: others.join(', ') })}
    </span>
  );
}

function useOthers(awareness: Awareness, personId: string): readonly string[] {
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    const look = () => {
      const next = namesOf([...awareness.getStates().values()], personId);
      setNames((before) => (before.join() === next.join() ? before : next));
    };
    look();
    awareness.on('change', look);
    return () => awareness.off('change', look);
  }, [awareness, personId]);
  return names;
}

/** The names of the others, each once regardless of their number of windows, in Vietnamese order. */
function namesOf(states: readonly Record<string, unknown>[], personId: string): string[] {
  const visitors = states
    .map((state) => state.user as Visitor | undefined)
    .filter((user) => user !== undefined);
  const others = visitors.filter((user) => user.personId !== personId).map((user) => user.name);
  return [...new Set(others)].sort(compareVietnamese);
}
