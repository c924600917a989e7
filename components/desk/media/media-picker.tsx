'use client';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl/react';
import { findMedia } from '#app/(desk)/actions/library.ts';
import type { MediaItem } from '#core/media/media-item.ts';
import { FindDialog } from '../find/find-dialog.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { Picture } from './picture.tsx';

/** Picks a picture of the library. */
export function MediaPicker({
  onPick,
  onClose,
}: {
  onPick: (media: MediaItem) => void;
  onClose: () => void;
}) {
  const call = useActionCall();
  const t = useTranslations('desk.media');
  const ask = useCallback(
    async (q: string) => {
      const answer = await call(findMedia(q));
      return answer.ok ? { ok: true as const, data: answer.data.items } : answer;
    },
    [call],
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
