import { useTranslations } from 'use-intl/react';
import { articleDeskUrl } from '#core/urls.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import type { Preview } from './check-at-place.ts';

/** The stories that a change would block. */
export function PreviewList({ preview: { looked, stopped } }: { preview: Preview }) {
  const t = useTranslations('checks');
  const states = useTranslations('desk.workState');
  if (stopped.length === 0) {
    return (
      <p className="notice" role="status">
        {t('previewNone', { looked })}
      </p>
    );
  }
  return (
    <div className="notice" role="status">
      <p>{t('previewSome', { failing: stopped.length, looked })}</p>
      <ul>
        {stopped.map((story) => (
          <li key={story.id}>
            <DeskLink href={articleDeskUrl(story.id)}>{story.headline || t('untitled')}</DeskLink>{' '}
            <span className="hint">
              {states(story.workState)}
              {story.alreadyFails && ` · ${t('alreadyFails')}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
