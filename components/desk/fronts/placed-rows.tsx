import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { PlacedItem } from '#core/fronts/front-screen.ts';
import { useMoment } from '../moments/use-moment.ts';
import { type DraggedStory, pointer } from './dragged-story.ts';
import { buttonOf } from './row-buttons.ts';
import { useSectionName } from './use-section-name.ts';

/** Badge colours for stories that are coming, already elsewhere, waiting, or gone. */
const BADGES = { coming: 'scheduled', elsewhere: 'approved', waiting: 'hold', gone: 'withdrawn' } as const;

type PlacedRowsProps = {
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
};

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
}: PlacedRowsProps) {
  const t = useTranslations('fronts');
  const drag = useRowDrag({ container, items, mayCurate, onLeave, onDrop });

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

  return (
    <ol className="front-slots" aria-label={t('placedIn', { name })} {...drag.list}>
      {items.map((item, index) => {
        const { articleId } = item;
        const title = item.placement.headline ?? item.headline ?? t('secret');
        return (
          <li
            key={articleId}
            className="front-slot"
            data-story={articleId}
            data-over={drag.over === index || undefined}
            {...drag.row(item, title)}
          >
            {mayCurate && (
              <Grip
                label={t('grip', { name: title, place: index + 1, count: items.length })}
                onKeyDown={(event) => byKey(event, index)}
              />
            )}
            <span className="front-place">{index + 1}</span>
            <StoryWords item={item} title={title} />
            {mayCurate && (
              <RowTools
                title={title}
                isFirst={index === 0}
                isLast={index === items.length - 1}
                onMove={(step) => move(index, index + step, step < 0 ? 'up' : 'down')}
                onOpen={item.headline === null ? null : () => onOpen(articleId)}
                onRemove={() => onRemove(articleId)}
              />
            )}
          </li>
        );
      })}
      {mayCurate && (
        <li className="front-end" data-over={drag.over === items.length || undefined} aria-hidden="true" />
      )}
    </ol>
  );
}

/** Dragging of rows within a list and between lists, as properties of the list and of its rows. */
function useRowDrag({
  container,
  items,
  mayCurate,
  onLeave,
  onDrop,
}: Pick<PlacedRowsProps, 'container' | 'items' | 'mayCurate' | 'onLeave' | 'onDrop'>) {
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<number | null>(null);

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
  /** Also if the browser fires no `dragend`, because the dragged element was removed. */
  function letGo(): void {
    pointer.carries = null;
    setDragged(null);
    setOver(null);
  }

  return {
    over,
    list: {
      onDragOver(event: DragEvent) {
        if (!mayCurate || pointer.carries === null) return;
        event.preventDefault();
        setOver(landing(event));
      },
      onDragLeave({ currentTarget, relatedTarget }: DragEvent) {
        if (!currentTarget.contains(relatedTarget as Node | null)) setOver(null);
      },
      onDrop(event: DragEvent) {
        const { carries } = pointer;
        if (!mayCurate || carries === null) return;
        event.preventDefault();
        const at = landing(event);
        letGo();
        if (at !== null) onDrop(carries, at);
      },
    },
    row: (item: PlacedItem, title: string) => ({
      'data-dragged': dragged === item.articleId || undefined,
      draggable: mayCurate,
      onDragStart(event: DragEvent) {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', title);
        const leave = () => {
          setDragged(null);
          onLeave(item.articleId);
        };
        pointer.carries = { container, item, leave };
        setDragged(item.articleId);
      },
      onDragEnd: letGo,
    }),
  };
}

function Grip({ label, onKeyDown }: { label: string; onKeyDown: (event: KeyboardEvent) => void }) {
  return (
    <button type="button" className="front-grip" data-by="grip" aria-label={label} onKeyDown={onKeyDown}>
      <svg viewBox="0 0 12 20" width="12" height="20" aria-hidden="true">
        {[4, 10, 16].map((y) => (
          <g key={y} fill="currentColor">
            <circle cx="3" cy={y} r="1.5" />
            <circle cx="9" cy={y} r="1.5" />
          </g>
        ))}
      </svg>
    </button>
  );
}

/** The headline of a placed story, its section, its own words on the front, and its state. */
function StoryWords({ item, title }: { item: PlacedItem; title: string }) {
  const t = useTranslations('fronts');
  const moment = useMoment();
  const sectionOf = useSectionName();
  const { placement, state, publishAt } = item;
  return (
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
  );
}

/** The buttons of a placed story. A story that this person may not read cannot be opened. */
function RowTools({
  title,
  isFirst,
  isLast,
  onMove,
  onOpen,
  onRemove,
}: {
  title: string;
  isFirst: boolean;
  isLast: boolean;
  onMove: (step: 1 | -1) => void;
  onOpen: (() => void) | null;
  onRemove: () => void;
}) {
  const t = useTranslations('fronts');
  return (
    <span className="front-tools">
      <button
        type="button"
        className="icon-button"
        data-by="up"
        aria-label={t('moveUp', { name: title })}
        aria-disabled={isFirst || undefined}
        onClick={() => !isFirst && onMove(-1)}
      >
        ↑
      </button>
      <button
        type="button"
        className="icon-button"
        data-by="down"
        aria-label={t('moveDown', { name: title })}
        aria-disabled={isLast || undefined}
        onClick={() => !isLast && onMove(1)}
      >
        ↓
      </button>
      {onOpen !== null && (
        <button
          type="button"
          className="button button-small"
          aria-label={t('editNamed', { name: title })}
          onClick={onOpen}
        >
          {t('edit')}
        </button>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label={t('remove', { name: title })}
        onClick={onRemove}
      >
        ×
      </button>
    </span>
  );
}
