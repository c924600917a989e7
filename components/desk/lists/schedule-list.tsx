'use client';
import { useLocale, useTranslations } from 'use-intl/react';
import { articleDeskUrl } from '#core/urls.ts';
import { useMoment } from '../moments/use-moment.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { type Present, PresentPeople } from './present-people.tsx';
import { usePresence } from './use-presence.ts';

type Story = {
  readonly articleId: string;
  readonly publishAt: Date;
  readonly version: number;
  readonly workingNumber: number;
  readonly headline: string;
  readonly sectionName: string;
  readonly sectionNameEn: string;
  readonly approvedByName: string;
  readonly updateKind: string | null;
};

/** The scheduled publications. */
export function ScheduleList({
  stories,
  next,
  present,
}: {
  stories: readonly Story[];
  /** The cursor of the next page, or null. */
  next: string | null;
  present: readonly Present[];
}) {
  const t = useTranslations('desk.schedule');
  const when = useMoment();
  const presentIn = usePresence(present);
  const isEnglish = useLocale() === 'en';
  return (
    <div>
      {stories.length === 0 && <p className="empty">{t('empty')}</p>}
      <ol className="rows">
        {stories.map((story) => (
          <li key={story.articleId} className="rows-item">
            <div>
              <DeskLink className="queue-headline" href={articleDeskUrl(story.articleId)}>
                {story.headline}
              </DeskLink>
              <p className="hint">
                {isEnglish ? story.sectionNameEn : story.sectionName} ·{' '}
                {t('approved', { name: story.approvedByName, number: story.version })}
                {story.updateKind !== null && ` · ${t('update')}`}
                {story.workingNumber !== story.version && ` · ${t('newerText')}`}
              </p>
              <PresentPeople people={presentIn(story.articleId)} />
            </div>
            <strong className="rows-time">{when(story.publishAt)}</strong>
          </li>
        ))}
      </ol>
      {next !== null && (
        <DeskLink className="button" href={next}>
          {t('more')}
        </DeskLink>
      )}
    </div>
  );
}
