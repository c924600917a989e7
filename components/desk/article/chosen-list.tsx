'use client';
import { useTranslations } from 'use-intl/react';

export type Chosen = { readonly id: string; readonly label: string; readonly note?: string };

/** What was chosen, in its order, each with buttons to move and to remove it. */
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
  if (items.length === 0) return null;
  const ids = items.map((item) => item.id);
  const moveUp = (index: number) => {
    const moved = [...ids];
    const [id] = moved.splice(index, 1);
    if (id !== undefined) moved.splice(index - 1, 0, id);
    onChange(moved);
  };
  return (
    <ul className={isOrdered ? 'chosen chosen-rows' : 'chosen'}>
      {items.map((item, index) => (
        <li key={item.id} className="chosen-item">
          <span className="chosen-label">
            {item.label} {item.note && <span className="muted">{item.note}</span>}
          </span>
          {!isReadOnly && isOrdered && index > 0 && (
            <button
              type="button"
              className="icon-button"
              aria-label={t('moveUp', { name: item.label })}
              onClick={() => moveUp(index)}
            >
              ↑
            </button>
          )}
          {!isReadOnly && isOrdered && index < items.length - 1 && (
            <button
              type="button"
              className="icon-button"
              aria-label={t('moveDown', { name: item.label })}
              onClick={() => moveUp(index + 1)}
            >
              ↓
            </button>
          )}
          {!isReadOnly && (
            <button
              type="button"
              className="icon-button"
              aria-label={t('remove', { name: item.label })}
              onClick={() => onChange(ids.filter((id) => id !== item.id))}
            >
              ×
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
