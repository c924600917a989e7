'use client';
import { useTranslations } from 'use-intl/react';
import type { PublicState, WorkState } from '#core/articles/states.ts';

/**
 * Where an article stands: its work, and besides it what readers have, where they have something. A work that
 * only says what readers have already (approved and out) is left away by `isSettled`. What has expired is live in name only.
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
