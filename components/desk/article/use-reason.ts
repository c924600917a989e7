'use client';
import { useTranslations } from 'use-intl/react';
import type { ForkItem, VersionItem } from './timeline-page.ts';

/** Describes why a version was cut: its action, or the version that it restores. */
export function useReason(): (version: Pick<VersionItem, 'reason' | 'cause'>) => string {
  const t = useTranslations('desk.history');
  const actions = useTranslations('actions');
  return ({ reason, cause }) => {
    if (cause?.kind === 'restored') return t('reason.restoredFrom', { number: cause.from });
    if (cause?.kind === 'fork') return t('reason.fromFork', { number: cause.baseNumber });
    if (cause?.kind === 'action') {
      const key = `done.article_${cause.action}` as never;
      return t('reason.beforeAction', { action: actions.has(key) ? actions(key) : cause.action });
    }
    const key = `reason.${reason}` as never;
    return t.has(key) ? t(key) : reason;
  };
}

/** Describes why a fork was created. */
export function useForkReason(): (fork: Pick<ForkItem, 'reason'>) => string {
  const t = useTranslations('desk.history');
  return ({ reason }) => {
    const key = `forkReason.${reason}` as never;
    return t.has(key) ? t(key) : reason;
  };
}
