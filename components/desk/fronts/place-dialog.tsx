import { useCallback } from 'react';
import { useTranslations } from 'use-intl/react';
import { findPlaceable } from '#app/(desk)/actions/fronts.ts';
import type { PlaceableItem } from '#core/fronts/front-screen.ts';
import { FindDialog } from '../find/find-dialog.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useMoment } from '../moments/use-moment.ts';
import { useSectionName } from './use-section-name.ts';

/** Searches for a story to place in a container: published, or on its way. */
export function PlaceDialog({
  name,
  placedIds,
  onPick,
  onClose,
}: {
  name: string;
  placedIds: readonly string[];
  onPick: (item: PlaceableItem, isFirst: boolean) => void;
  onClose: () => void;
}) {
  const call = useActionCall();
  const ask = useCallback((q: string) => call(findPlaceable(q)), [call]);
  const t = useTranslations('fronts');
  const moment = useMoment();
  const sectionOf = useSectionName();
  const words = { search: t('search'), none: t('noneFound'), failed: t('unsearched'), close: t('close') };
  return (
    <FindDialog
      title={t('placeIn', { name })}
      words={words}
      ask={ask}
      leaveOut={({ articleId }) => placedIds.includes(articleId)}
      onClose={onClose}
    >
      {(found) => (
        <ul className="front-found">
          {found.map((item) => (
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
      )}
    </FindDialog>
  );
}
