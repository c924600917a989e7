import { type ReactNode, useEffect, useId, useState } from 'react';
import { fillLabel } from '#components/ui/fill-label.ts';
import type { EditorLabels } from '../editor-labels.ts';

const debounceMs = 250;

/** A search field with its results as buttons. Shows the newest objects before any input. */
export function SearchList<T extends { readonly id: string }>(props: {
  label: string;
  labels: EditorLabels;
  search: (query: string) => Promise<readonly T[]>;
  show: (thing: T) => ReactNode;
  onPick: (thing: T) => void;
  /** Further actions for one result. */
  beside?: (thing: T) => ReactNode;
}) {
  const { label, labels, search, show, onPick, beside } = props;
  const id = useId();
  const [query, setQuery] = useState('');
  const { things, hasFailed } = useSearch(search, query);
  return (
    <div className="editor-search">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        // With `type="search"` the field would handle the first Escape, and the dialog would stay open.
        type="text"
        inputMode="search"
        enterKeyHint="search"
        value={query}
        autoComplete="off"
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          // Enter in a field would submit the story's form.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <p role="status" className="editor-note">
        {statusOf(things, hasFailed, labels)}
      </p>
      <ul>
        {things?.map((thing) => (
          <li key={thing.id}>
            <button type="button" onClick={() => onPick(thing)}>
              {show(thing)}
            </button>
            {beside?.(thing)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function statusOf(things: readonly unknown[] | null, hasFailed: boolean, labels: EditorLabels): string {
  if (hasFailed) return labels.searchFailed;
  if (!things) return labels.searching;
  return things.length === 0 ? labels.nothingFound : fillLabel(labels.found, { count: things.length });
}

function useSearch<T>(search: (query: string) => Promise<readonly T[]>, query: string) {
  const [things, setThings] = useState<readonly T[] | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    // A slow answer may arrive after a newer one.
    let isNewest = true;
    const timer = setTimeout(
      () => {
        search(query.trim()).then(
          (found) => {
            if (!isNewest) return;
            setThings(found);
            setHasFailed(false);
          },
          () => isNewest && setHasFailed(true),
        );
      },
      query === '' ? 0 : debounceMs,
    );
    return () => {
      isNewest = false;
      clearTimeout(timer);
    };
  }, [search, query]);
  return { things, hasFailed };
}
