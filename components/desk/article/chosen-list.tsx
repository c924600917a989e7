'use client';
import { type MouseEvent, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { useFocusAfter } from '../focus/use-focus-after.ts';

export type Chosen = { readonly id: string; readonly label: string; readonly note?: string };

/**
 * What was chosen, in its order, each with buttons to move and to remove it. The keyboard stays with what was moved, and beside
 * what is gone.
 */
export function ChosenList({
  items,
  isOrdered,
  isReadOnly,
  onChange,
}: {
  items: readonly Chosen[];
  isOrdered: boolean;
  isReadOnly: boolean;
  onChange: (ids: string[]) => void;
}) {
  const t = useTranslations('desk.article');
  const field = useRef<HTMLElement | null>(null);
  const focusAfter = useFocusAfter(field);
  if (items.length === 0) return null;
  const ids = items.map((item) => item.id);
  const button = (index: number, by: 'up' | 'down' | 'remove') => `[data-id="${ids[index]}"] [data-by=${by}]`;

  function change({ currentTarget, detail }: MouseEvent, next: string[], ...places: string[]) {
    field.current = currentTarget.closest<HTMLElement>('.field');
    // A pointer goes where it likes, and a finger would open the keyboard of a phone.
    if (detail === 0) focusAfter(...places);
    onChange(next);
  }
  /** Puts the one of that place before the one above it; pressed was the button of one of them. */
  function swap(event: MouseEvent, lower: number, by: 'up' | 'down') {
    const moved = [...ids];
    moved.splice(lower - 1, 2, ...moved.slice(lower - 1, lower + 1).reverse());
    const index = by === 'up' ? lower : lower - 1;
    // At the end of the list the button is gone, and the other one is there.
    change(event, moved, button(index, by), button(index, by === 'up' ? 'down' : 'up'));
  }
  return (
    <ul className={isOrdered ? 'chosen chosen-rows' : 'chosen'}>
      {items.map((item, index) => (
        <li key={item.id} className="chosen-item" data-id={item.id}>
          <span className="chosen-label">
            {item.label} {item.note && <span className="muted">{item.note}</span>}
          </span>
          {!isReadOnly && isOrdered && index > 0 && (
            <button
              type="button"
              className="icon-button"
              data-by="up"
              aria-label={t('moveUp', { name: item.label })}
              onClick={(event) => swap(event, index, 'up')}
            >
              ↑
            </button>
          )}
          {!isReadOnly && isOrdered && index < items.length - 1 && (
            <button
              type="button"
              className="icon-button"
              data-by="down"
              aria-label={t('moveDown', { name: item.label })}
              onClick={(event) => swap(event, index + 1, 'down')}
            >
              ↓
            </button>
          )}
          {!isReadOnly && (
            <button
              type="button"
              className="icon-button"
              data-by="remove"
              aria-label={t('remove', { name: item.label })}
              onClick={(event) =>
                change(
                  event,
                  ids.filter((id) => id !== item.id),
                  button(index + 1, 'remove'),
                  button(index - 1, 'remove'),
                  'input',
                )
              }
            >
              ×
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
