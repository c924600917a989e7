'use client';
import { type KeyboardEvent, type MouseEvent, useState } from 'react';

/** The selected rows of a list, by pointer or keyboard. */
export type Chosen = {
  readonly ids: ReadonlySet<string>;
  readonly boxProps: (id: string) => {
    readonly checked: boolean;
    readonly onChange: () => void;
    readonly onClick: (event: MouseEvent<HTMLInputElement>) => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  };
  readonly choose: (ids: readonly string[]) => void;
};

/**
 * A click selects a row, shift-click a range. Arrow keys move between checkboxes; with shift they also
 * select. At most `most` rows are selected. Rows that leave the list are deselected.
 */
export function useChosen(order: readonly string[], most: number): Chosen {
  const [all, setAll] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string | null>(null);
  const ids = new Set(order.filter((id) => all.has(id)));

  function set(some: readonly string[], isChosen: boolean) {
    const next = new Set(ids);
    for (const id of some) {
      if (!isChosen) next.delete(id);
      else if (next.size < most) next.add(id);
    }
    setAll(next);
  }

  function onClick(id: string, event: MouseEvent<HTMLInputElement>) {
    const from = last === null ? -1 : order.indexOf(last);
    const to = order.indexOf(id);
    const isRange = event.shiftKey && from >= 0;
    const some = isRange ? order.slice(Math.min(from, to), Math.max(from, to) + 1) : [id];
    set(some, isRange ? true : !ids.has(id));
    setLast(id);
  }

  function onKeyDown(id: string, event: KeyboardEvent<HTMLInputElement>) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = step === 0 ? undefined : order[order.indexOf(id) + step];
    if (next === undefined) return;
    event.preventDefault();
    const box = event.currentTarget.closest('ul')?.querySelector<HTMLInputElement>(`input[value="${next}"]`);
    box?.focus();
    if (!event.shiftKey) return;
    set([id, next], true);
    setLast(next);
  }

  return {
    ids,
    boxProps: (id) => ({
      checked: ids.has(id),
      // The click handler decides, because it knows whether shift was held.
      onChange: () => {},
      onClick: (event) => onClick(id, event),
      onKeyDown: (event) => onKeyDown(id, event),
    }),
    choose: (some) => setAll(new Set(some.slice(0, most))),
  };
}
