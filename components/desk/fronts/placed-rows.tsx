import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { PlacedItem } from '#core/fronts/front-screen.ts';
import { useMoment } from '../use-moment.ts';
import { buttonOf } from './row-buttons.ts';
import { useSectionName } from './use-section-name.ts';

/** What a row that fills itself is dragged as, so that it can be dropped among the placed ones. */
export const filledDragType = 'application/x-front-filled';

/** How the desk colours what is on its way, what readers have already, and what they have no more. */
const BADGES = { coming: 'scheduled', elsewhere: 'approved', waiting: 'hold', gone: 'withdrawn' } as const;

/**
 * The stories that were placed, in their order: moved by dragging, by the arrow keys on the grip, or by the buttons. The
 * focus goes with the story (`focusAfter`).
 */
export function PlacedRows({
  items,
  name,
  mayCurate,
  focusAfter,
  onMove,
  onOpen,
  onRemove,
  onDropIn,
}: {
  items: readonly PlacedItem[];
  /** What the container is called. */
  name: string;
  mayCurate: boolean;
  focusAfter: (place: string) => void;
  onMove: (from: number, to: number) => void;
  onOpen: (articleId: string) => void;
  onRemove: (articleId: string) => void;
  /** A story that filled the container by itself was dropped before the row of this number. */
  onDropIn: (articleId: string, at: number) => void;
}) {
  const t = useTranslations('fronts');
  const moment = useMoment();
  const sectionOf = useSectionName();
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);

  function move(index: number, to: number, by: 'grip' | 'up' | 'down'): void {
    focusAfter(buttonOf(items[index]?.articleId, by));
    onMove(index, to);
  }
  function byKey(event: KeyboardEvent, index: number): void {
    const to = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move(index, to, 'grip');
  }
  function drop(event: DragEvent, at: number): void {
    event.preventDefault();
    const filled = event.dataTransfer.getData(filledDragType);
    if (filled !== '') onDropIn(filled, at);
    else if (dragged !== null && dragged !== at) onMove(dragged, at);
    setDragged(null);
    setOver(null);
  }

  return (
    <ol className="front-slots" aria-label={t('placedIn', { name })}>
      {items.map((item, index) => {
        const { articleId, placement, state, publishAt } = item;
        const title = placement.headline ?? item.headline ?? t('secret');
        const isSecret = item.headline === null;
        return (
          <li
            key={articleId}
            className="front-slot"
            data-story={articleId}
            data-over={over === index || undefined}
            draggable={mayCurate}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('text/plain', title);
              setDragged(index);
            }}
            onDragOver={(event) => {
              if (!mayCurate) return;
              event.preventDefault();
              setOver(index);
            }}
            onDragLeave={() => setOver(null)}
            onDragEnd={() => {
              setDragged(null);
              setOver(null);
            }}
            onDrop={(event) => drop(event, index)}
          >
            {mayCurate && (
              <button
                type="button"
                className="front-grip"
                data-by="grip"
                aria-label={t('grip', { name: title, place: index + 1, count: items.length })}
                onKeyDown={(event) => byKey(event, index)}
              >
                <svg viewBox="0 0 12 20" width="12" height="20" aria-hidden="true">
                  {[4, 10, 16].map((y) => (
                    <g key={y} fill="currentColor">
                      <circle cx="3" cy={y} r="1.5" />
                      <circle cx="9" cy={y} r="1.5" />
                    </g>
                  ))}
                </svg>
              </button>
            )}
            <span className="front-place">{index + 1}</span>
            <span className="front-words">
              <span className="front-title">{title}</span>
              <span className="hint">
                {sectionOf(item)}
                {placement.headline && ` · ${t('ownHeadline')}`}
                {placement.kicker && ` · ${placement.kicker}`}
                {placement.mediaId && ` · ${t('ownPhoto')}`}
              </span>
              {state !== 'shown' && (
                <span className="badge" data-state={BADGES[state]}>
                  {publishAt === null ? t(`state.${state}`) : t('comesAt', { time: moment(publishAt) })}
                </span>
              )}
            </span>
            {mayCurate && (
              <span className="front-tools">
                <button
                  type="button"
                  className="icon-button"
                  data-by="up"
                  aria-label={t('moveUp', { name: title })}
                  aria-disabled={index === 0 || undefined}
                  onClick={() => index > 0 && move(index, index - 1, 'up')}
                >
                  ↑
                </button>
                <button
                  type="button"
                  className="icon-button"
                  data-by="down"
                  aria-label={t('moveDown', { name: title })}
                  aria-disabled={index === items.length - 1 || undefined}
                  onClick={() => index < items.length - 1 && move(index, index + 1, 'down')}
                >
                  ↓
                </button>
                {!isSecret && (
                  <button
                    type="button"
                    className="button button-small"
                    aria-label={t('editNamed', { name: title })}
                    onClick={() => onOpen(articleId)}
                  >
                    {t('edit')}
                  </button>
                )}
                <button
                  type="button"
                  className="icon-button"
                  aria-label={t('remove', { name: title })}
                  onClick={() => onRemove(articleId)}
                >
                  ×
                </button>
              </span>
            )}
          </li>
        );
      })}
      {mayCurate && (
        <li
          className="front-end"
          data-over={over === items.length || undefined}
          aria-hidden="true"
          onDragOver={(event) => {
            event.preventDefault();
            setOver(items.length);
          }}
          onDragLeave={() => setOver(null)}
          onDrop={(event) => drop(event, dragged === null ? items.length : Math.max(items.length - 1, 0))}
        />
      )}
    </ol>
  );
}
