import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { MediaItem } from '#core/media/media-item.ts';
import type { PictureUse } from '#core/media/picture-use.ts';
import { articleDeskUrl, authorUrl, frontDeskUrl, tagsFoundDeskUrl } from '#core/urls.ts';
import { Picture } from '../media/picture.tsx';
import { DeskLink } from '../shell/desk-link.tsx';

export type EndedInUse = { readonly picture: MediaItem; readonly uses: readonly PictureUse[] };

/**
 * The page on which a use can be changed. An author's picture links to the public page, because different
 * people may change it.
 */
const PLACES: Record<PictureUse['kind'], (use: PictureUse) => string> = {
  story: ({ id }) => articleDeskUrl(id),
  tag: ({ name }) => tagsFoundDeskUrl(name),
  author: ({ id }) => authorUrl(id),
  front: ({ id }) => frontDeskUrl(id),
};

/** Public pictures whose rights have ended, with their uses. */
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
        {ended.map(({ picture, uses }) => (
          <li key={picture.id}>
            <button type="button" className="media-tile" onClick={() => onOpen(picture)}>
              <Picture media={picture} alt={picture.alt || picture.caption || t('untitled')} width={320} />
            </button>
            <ul>
              {uses.map((use) => {
                // The page of an author is a reader page and not part of the desk.
                const Way = use.kind === 'author' ? 'a' : DeskLink;
                return (
                  <li key={use.kind + use.id + use.name}>
                    <Way href={PLACES[use.kind](use)}>{t('pictureUse', use)}</Way>
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
