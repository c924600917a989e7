'use client';
import { useTranslations } from 'use-intl/react';
import type { PublicState, WorkState } from '#core/articles/states.ts';

/**
 * Where an article stands: its work, and besides it what readers have, where they have something. A work that
 * only says what readers have already (approved and out) is left away by `isSettled`.
 */
export function StateBadge({
  work,
  publicState,
  isSettled,
}: {
  work: WorkState;
  publicState: PublicState;
  isSettled: boolean;
}) {
  const t = useTranslations('desk');
  return (
    <>
      {!(isSettled && publicState !== 'none') && (
        <span className="badge" data-state={work}>
          {t(`workState.${work}`)}
        </span>
      )}
      {publicState !== 'none' && (
        <span className="badge" data-state={publicState}>
          {t(`publicState.${publicState}`)}
        </span>
      )}
    </>
  );
}
