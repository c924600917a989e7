'use client';
import { useTranslations } from 'use-intl/react';
import type { QueueItem } from './queue-item.ts';

/**
 * The name of a story in a list. A sealed story is named by its number, so that several can be distinguished.
 */
export function useStoryName(): (item: Pick<QueueItem, 'headline' | 'number' | 'publicState'>) => string {
  const t = useTranslations('desk');
  return ({ headline, number, publicState }) => {
    if (headline !== '') return headline;
    return publicState === 'taken_down' ? t('article.sealed.name', { number }) : t('queue.untitled');
  };
}
