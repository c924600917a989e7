'use client';
import { useEffect, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';
import type { MediaItem } from '#core/media/media-item.ts';
import type { Doors } from './article/doors.ts';
import { Picture } from './picture.tsx';

/** Chooses a picture of the library. */
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
  const id = useId();
  const [q, setQ] = useState('');
  const [items, setItems] = useState<readonly MediaItem[] | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const answer = await findMedia(q);
      if (isCurrent) setItems(answer.ok ? answer.data.items : []);
    }, 200);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [q, findMedia]);
  return (
    <Dialog title={t('choose')} isWide onClose={onClose}>
      <div className="field">
        <label htmlFor={id}>{t('search')}</label>
        <input
          id={id}
          className="input"
          type="search"
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
      </div>
      <ul className="media-grid media-grid-small">
        {items?.map((item) => (
          <li key={item.id}>
            <button type="button" className="media-tile" onClick={() => onPick(item)}>
              <Picture media={item} alt={item.alt || item.caption || t('untitled')} width={320} />
            </button>
          </li>
        ))}
      </ul>
      {items?.length === 0 && <p className="hint">{t('none')}</p>}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          {t('cancel')}
        </button>
      </div>
    </Dialog>
  );
}
