import { useTranslations } from 'use-intl/react';
import type { FrontItem } from '#core/fronts/front-screen.ts';
import { pointer } from './dragged-story.ts';
import { placedOf } from './placed-of.ts';
import { useSectionName } from './use-section-name.ts';

/** The automatic stories of a container. Each can be pinned or excluded. */
export function FilledRows({
  container,
  items,
  first,
  mayCurate,
  onHold,
  onPassOver,
}: {
  /** The key of the container. */
  container: string;
  items: readonly FrontItem[];
  /** The number of their first row in the container. */
  first: number;
  mayCurate: boolean;
  /** Pins these stories in their present places, from the first one on. */
  onHold: (items: readonly FrontItem[]) => void;
  onPassOver: (item: FrontItem) => void;
}) {
  const t = useTranslations('fronts');
  const sectionOf = useSectionName();
  if (items.length === 0) return null;
  return (
    <ol className="front-slots front-filled" aria-label={t('fillsItself')} start={first}>
      {items.map((item, index) => (
        <li
          key={item.articleId}
          className="front-slot"
          data-story={item.articleId}
          draggable={mayCurate}
          onDragStart={(event) => {
            event.dataTransfer.setData('text/plain', item.headline ?? '');
            pointer.carries = { container, item: placedOf(item), leave: null };
          }}
          onDragEnd={() => {
            pointer.carries = null;
          }}
        >
          <span className="front-place">{first + index}</span>
          <span className="front-words">
            <span className="front-title">{item.headline}</span>
            <span className="hint">{sectionOf(item)}</span>
          </span>
          {mayCurate && (
            <span className="front-tools">
              <button
                type="button"
                className="button button-small"
                aria-label={t('pinNamed', { name: item.headline ?? '' })}
                onClick={() => onHold(items.slice(0, index + 1))}
              >
                {t('pin')}
              </button>
              <button
                type="button"
                className="button button-small button-quiet"
                data-by="pass"
                aria-label={t('passOverNamed', { name: item.headline ?? '' })}
                onClick={() => onPassOver(item)}
              >
                {t('passOver')}
              </button>
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
