import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { PlacedItem } from '#core/fronts/front-screen.ts';
import { useMoment } from '../moments/use-moment.ts';
import { type DraggedStory, pointer } from './dragged-story.ts';
import { buttonOf } from './row-buttons.ts';
import { useSectionName } from './use-section-name.ts';

/** Badge colours for stories that are coming, already elsewhere, waiting, or gone. */
const BADGES = { coming: 'scheduled', elsewhere: 'approved', waiting: 'hold', gone: 'withdrawn' } as const;

/**
 * The placed stories in order. They are moved by dragging, by arrow keys on the handle, or by buttons, and
 * the focus follows (`focusAfter`). A line marks the drop position: before a row in its upper half, after it
 * in its lower half.
 */
export function PlacedRows({
  container,
  items,
  name,
  mayCurate,
  focusAfter,
  onMove,
  onOpen,
  onRemove,
  onLeave,
  onDrop,
}: {
  /** The key of the container. */
  container: string;
  items: readonly PlacedItem[];
  /** The name of the container. */
  name: string;
  mayCurate: boolean;
  focusAfter: (place: string) => void;
  onMove: (from: number, to: number) => void;
  onOpen: (articleId: string) => void;
  onRemove: (articleId: string) => void;
  /** A story was dropped into another container. */
  onLeave: (articleId: string) => void;
  /** A story of any container was dropped before this row. */
  onDrop: (dragged: DraggedStory, at: number) => void;
}) {
  const t = useTranslations('fronts');
  const moment = useMoment();
  const sectionOf = useSectionName();
  const [dragged, setDragged] = useState<string | null>(null);
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
  /** The row before which it would be dropped; null if it would not move. */
  function landing({ currentTarget, clientY }: DragEvent): number | null {
    const below = [...currentTarget.querySelectorAll('[data-story]')].findIndex((row) => {
      const { top, height } = row.getBoundingClientRect();
      return clientY < top + height / 2;
    });
    const at = below < 0 ? items.length : below;
    const from = items.findIndex(({ articleId }) => articleId === dragged);
    return from >= 0 && (at === from || at === from + 1) ? null : at;
  }
  function dragOver(event: DragEvent): void {
    if (!mayCurate || pointer.carries === null) return;
    event.preventDefault();
    setOver(landing(event));
  }
  function drop(event: DragEvent): void {
    const { carries } = pointer;
    if (!mayCurate || carries === null) return;
    event.preventDefault();
    const at = landing(event);
    letGo();
    if (at !== null) onDrop(carries, at);
  }
  /** Also if the browser fires no `dragend`, because the dragged element was removed. */
  function letGo(): void {
    pointer.carries = null;
    setDragged(null);
    setOver(null);
  }

  return (
    <ol
      className="front-slots"
      aria-label={t('placedIn', { name })}
      onDragOver={dragOver}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget as Node | null)) setOver(null);
      }}
      onDrop={drop}
    >
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
            data-dragged={dragged === articleId || undefined}
            draggable={mayCurate}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('text/plain', title);
              const leave = () => {
                setDragged(null);
                onLeave(articleId);
              };
              pointer.carries = { container, item, leave };
              setDragged(articleId);
            }}
            onDragEnd={letGo}
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
        <li className="front-end" data-over={over === items.length || undefined} aria-hidden="true" />
      )}
    </ol>
  );
}
