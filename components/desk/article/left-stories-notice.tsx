'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { articleDeskUrl, newArticleDeskUrl } from '#core/urls.ts';
import { useRecentMoment } from '../moments/use-recent-moment.ts';
import type { LeftStory } from './writing/left-stories.ts';
import './recovery.css';
import { DeskLink } from '../shell/desk-link.tsx';

/**
 * On the home page of the desk: stories of which this browser has text that may not have reached the server.
 */
export function LeftStoriesNotice({ personId }: { personId: string }) {
  const t = useTranslations('desk.recovery');
  const when = useRecentMoment();
  const [stories, setStories] = useState<readonly LeftStory[]>([]);

  useEffect(() => {
    let isWanted = true;
    void findStories(personId).then((found) => {
      if (isWanted) setStories(found);
    });
    return () => {
      isWanted = false;
    };
  }, [personId]);

  if (stories.length === 0) return null;
  return (
    <section className="notice recovery" role="status" data-recovery="stories">
      <h2 className="notice-title">{t('storiesTitle')}</h2>
      <p>{t('stories')}</p>
      <ul className="recovery-beginnings">
        {stories.map(({ articleId, headline, typedAt }) => (
          <li key={articleId ?? typedAt.getTime()}>
            <DeskLink
              className="recovery-headline"
              href={articleId === null ? newArticleDeskUrl : articleDeskUrl(articleId)}
            >
              {headline || t('untitled')}
            </DeskLink>
            <p className="muted">{when(typedAt)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Loads the module only if there is unsent text: most people have none in this browser. */
async function findStories(personId: string): Promise<LeftStory[]> {
  try {
    const stores = await indexedDB.databases();
    if (!stores.some(({ name }) => name === 'toasoan')) return [];
    const { leftStories } = await import('./writing/left-stories.ts');
    return await leftStories(personId);
  } catch {
    // Without storage there is no unsent text.
    return [];
  }
}
