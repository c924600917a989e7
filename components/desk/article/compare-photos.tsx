'use client';
import { useTranslations } from 'use-intl/react';
import type { MediaView } from '#core/media/media-view.ts';
import { Picture } from '../media/picture.tsx';

const photoWidth = 640;

/** A photo; a replaced one beside its replacement, with labels. */
export function ComparePhotos({
  before,
  after,
  media,
}: {
  before: string | null;
  after: string | null;
  media: Readonly<Record<string, MediaView>>;
}) {
  const t = useTranslations('desk.compare');
  if (before === after) return after === null ? null : <Photo id={after} media={media} />;
  return (
    <div className="compare-photos">
      {before !== null && (
        <div data-kind="removed">
          <p className="compare-label">{t(after === null ? 'removed' : 'photoBefore')}</p>
          <Photo id={before} media={media} />
        </div>
      )}
      {after !== null && (
        <div data-kind="added">
          <p className="compare-label">{t(before === null ? 'added' : 'photoAfter')}</p>
          <Photo id={after} media={media} />
        </div>
      )}
    </div>
  );
}

function Photo({ id, media }: { id: string; media: Readonly<Record<string, MediaView>> }) {
  const t = useTranslations('desk.compare');
  const view = media[id];
  if (view === undefined) return <p className="compare-card muted">{t('unknownPhoto')}</p>;
  return <Picture media={view} alt={t('photo')} width={photoWidth} />;
}
