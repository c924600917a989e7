'use client';
import { useTranslations } from 'use-intl/react';
import type { PublicState, WorkState } from '#core/articles/states.ts';

/**
 * The states of an article: its work state, and its public state if it has one. `isSettled` omits a work
 * state that only repeats the public one (approved and published). An expired story is live in name only.
 */
export function StateBadge({
  work,
  publicState,
  isSettled,
  isExpired,
}: {
  work: WorkState;
  publicState: PublicState;
  isSettled: boolean;
  isExpired: boolean;
}) {
  const t = useTranslations('desk');
  const isGone = isExpired && publicState === 'live';
  return (
    <>
      {!(isSettled && publicState !== 'none') && (
        <span className="badge" data-state={work}>
          {t(`workState.${work}`)}
        </span>
      )}
      {publicState !== 'none' && (
        <span className="badge" data-state={isGone ? 'withdrawn' : publicState}>
          {isGone ? t('expired') : t(`publicState.${publicState}`)}
        </span>
      )}
    </>
  );
}
