'use client';
import { type MouseEvent, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { useFocusAfter } from '../focus/use-focus-after.ts';

export type Chosen = { readonly id: string; readonly label: string; readonly note?: string };

/**
 * A list of chosen items, with buttons to move and remove each. The focus follows a moved item, and goes to
 * the neighbour of a removed one.
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
    // Only for the keyboard: focusing a field after a touch would open the on-screen keyboard.
    if (detail === 0) focusAfter(...places);
    onChange(next);
  }
  /** Swaps an item with the one above it. `by`: which button was pressed. */
  function swap(event: MouseEvent, lower: number, by: 'up' | 'down') {
    const moved = [...ids];
    moved.splice(lower - 1, 2, ...moved.slice(lower - 1, lower + 1).reverse());
    const index = by === 'up' ? lower : lower - 1;
    // At the end of the list the button is not rendered, so the other one gets the focus.
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
