import { useTranslations } from 'use-intl/react';
import { tagMaintenanceDeskUrl, tagsDeskUrl } from '#core/urls.ts';
import { DeskLink } from '../shell/desk-link.tsx';

const LISTS = ['unused', 'duplicates', 'overused'] as const;

/** All tags, and the lists of tags that need maintenance. */
export function TagTabs({ here }: { here: 'all' | (typeof LISTS)[number] }) {
  const t = useTranslations('desk.tags');
  return (
    <nav aria-label={t('maintenance')} className="tabs">
      <DeskLink href={tagsDeskUrl} isHere={here === 'all' ? 'page' : undefined}>
        {t('all')}
      </DeskLink>
      {LISTS.map((list) => (
        <DeskLink key={list} href={tagMaintenanceDeskUrl(list)} isHere={here === list ? 'page' : undefined}>
          {t(`list.${list}`)}
        </DeskLink>
      ))}
    </nav>
  );
}
