'use client';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl/react';
import type { MediaItem } from '#core/media/media-item.ts';
import type { Doors } from '../article/doors.ts';
import { FindDialog } from '../find/find-dialog.tsx';
import { Picture } from './picture.tsx';

/** Picks a picture of the library. */
export function MediaPicker({
  findMedia,
  onPick,
  onClose,
}: {
  findMedia: Doors['findMedia'];
  onPick: (media: MediaItem) => void;
  onClose: () => void;
}) {
  const t = useTranslations('desk.media');
  const ask = useCallback(
    async (q: string) => {
      const answer = await findMedia(q);
      return answer.ok ? { ok: true as const, data: answer.data.items } : answer;
    },
    [findMedia],
  );
  const words = { search: t('search'), none: t('none'), failed: t('unsearched'), close: t('cancel') };
  return (
    <FindDialog title={t('choose')} words={words} ask={ask} onClose={onClose}>
      {(found) => (
        <ul className="media-grid media-grid-small">
          {found.map((item) => (
            <li key={item.id}>
              <button type="button" className="media-tile" onClick={() => onPick(item)}>
                <Picture media={item} alt={item.alt || item.caption || t('untitled')} width={320} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </FindDialog>
  );
}
