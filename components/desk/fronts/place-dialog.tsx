import { useEffect, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';
import type { PlaceableItem } from '#core/fronts/front-screen.ts';
import { useMoment } from '../use-moment.ts';
import type { FrontDoors } from './front-doors.ts';
import { useSectionName } from './use-section-name.ts';

/** How long typing must rest before stories are asked for, in milliseconds. */
const askDelayMs = 200;

/** Looks for a story to put into a container: what readers have, and what is on its way to them. */
export function PlaceDialog({
  name,
  placedIds,
  find,
  onPick,
  onClose,
}: {
  name: string;
  placedIds: readonly string[];
  find: FrontDoors['findPlaceable'];
  onPick: (item: PlaceableItem, isFirst: boolean) => void;
  onClose: () => void;
}) {
  const t = useTranslations('fronts');
  const moment = useMoment();
  const sectionOf = useSectionName();
  const id = useId();
  const [q, setQ] = useState('');
  const [items, setItems] = useState<readonly PlaceableItem[] | null>(null);
  const [isFailed, setFailed] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const answer = await find(q).catch(() => null);
      if (!isCurrent) return;
      setFailed(!answer?.ok);
      if (answer?.ok) setItems(answer.data);
    }, askDelayMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [q, find]);
  const found = items?.filter(({ articleId }) => !placedIds.includes(articleId));
  return (
    <Dialog title={t('placeIn', { name })} isWide onClose={onClose}>
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
      {isFailed && (
        <p className="notice notice-danger" role="alert">
          {t('unsearched')}
        </p>
      )}
      <ul className="front-found">
        {found?.map((item) => (
          <li key={item.articleId} className="front-slot">
            <span className="front-words">
              <span className="front-title">{item.headline}</span>
              <span className="hint">{sectionOf(item)}</span>
              {!item.isPublic && (
                <span className="badge" data-state="scheduled">
                  {item.publishAt === null
                    ? t('state.coming')
                    : t('comesAt', { time: moment(item.publishAt) })}
                </span>
              )}
            </span>
            <span className="front-tools">
              <button
                type="button"
                className="button button-small"
                aria-label={t('placeFirstNamed', { name: item.headline ?? '' })}
                onClick={() => onPick(item, true)}
              >
                {t('placeFirst')}
              </button>
              <button
                type="button"
                className="button button-small"
                aria-label={t('placeLastNamed', { name: item.headline ?? '' })}
                onClick={() => onPick(item, false)}
              >
                {t('placeLast')}
              </button>
            </span>
          </li>
        ))}
      </ul>
      {found?.length === 0 && <p className="hint">{t('noneFound')}</p>}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          {t('close')}
        </button>
      </div>
    </Dialog>
  );
}
