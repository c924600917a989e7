import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { MediaItem } from '#core/media/media-item.ts';
import { articleDeskUrl } from '#core/urls.ts';
import { DeskLink } from '../desk-link.tsx';
import { Picture } from '../picture.tsx';

export type EndedInUse = {
  readonly picture: MediaItem;
  readonly stories: readonly { readonly articleId: string; readonly headline: string }[];
};

/** Pictures that may be used no more and that readers still see, each with the stories that show it. */
export function EndedPictures({
  ended,
  onOpen,
}: {
  ended: readonly EndedInUse[];
  onOpen: (picture: MediaItem) => void;
}) {
  const t = useTranslations('desk.media');
  const id = useId();
  if (ended.length === 0) return null;
  return (
    <section className="notice notice-danger ended-pictures" aria-labelledby={id}>
      <h2 className="panel-title" id={id}>
        {t('endedInUse', { count: ended.length })}
      </h2>
      <ul>
        {ended.map(({ picture, stories }) => (
          <li key={picture.id}>
            <button type="button" className="media-tile" onClick={() => onOpen(picture)}>
              <Picture media={picture} alt={picture.alt || picture.caption || t('untitled')} width={320} />
            </button>
            <ul>
              {stories.map(({ articleId, headline }) => (
                <li key={articleId}>
                  <DeskLink href={articleDeskUrl(articleId)}>{headline}</DeskLink>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
