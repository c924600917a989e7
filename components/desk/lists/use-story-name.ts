'use client';
import { useTranslations } from 'use-intl/react';
import type { QueueItem } from './queue-item.ts';

/** What a list calls a story: one whose words are sealed by its number, so that several can be told apart. */
export function useStoryName(): (item: Pick<QueueItem, 'headline' | 'number' | 'publicState'>) => string {
  const t = useTranslations('desk');
  return ({ headline, number, publicState }) => {
    if (headline !== '') return headline;
    return publicState === 'taken_down' ? t('article.sealed.name', { number }) : t('queue.untitled');
  };
}
