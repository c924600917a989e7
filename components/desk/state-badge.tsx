'use client';
import { useTranslations } from 'use-intl/react';
import type { PublicState, WorkState } from '#core/articles/states.ts';

/** Where an article stands: its work, and besides it what readers have, where they have something. */
export function StateBadge({ work, publicState }: { work: WorkState; publicState: PublicState }) {
  const t = useTranslations('desk');
  return (
    <>
      <span className="badge" data-state={work}>
        {t(`workState.${work}`)}
      </span>
      {publicState !== 'none' && (
        <span className="badge" data-state={publicState}>
          {t(`publicState.${publicState}`)}
        </span>
      )}
    </>
  );
}
