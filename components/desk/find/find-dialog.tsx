import { type ReactNode, useEffect, useId, useState } from 'react';
import { Dialog } from '#components/ui/dialog.tsx';
import type { ActionResult } from '#core/shared/action-result.ts';

/** Debounce of the search, in milliseconds. */
const askDelayMs = 200;

/**
 * A dialog to search for an object and choose it. `ask` must be the same function in each render. Results
 * stay while the person types on, and after a failure.
 */
export function FindDialog<T>({
  title,
  words,
  ask,
  leaveOut = () => false,
  children,
  onClose,
}: {
  title: string;
  words: { readonly search: string; readonly none: string; readonly failed: string; readonly close: string };
  ask: (q: string) => Promise<ActionResult<readonly T[]>>;
  /** Excludes results that are already at the target. */
  leaveOut?: (item: T) => boolean;
  /** Renders the results. */
  children: (found: readonly T[]) => ReactNode;
  onClose: () => void;
}) {
  const id = useId();
  const [q, setQ] = useState('');
  const [items, setItems] = useState<readonly T[] | null>(null);
  const [isFailed, setFailed] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const answer = await ask(q).catch(() => null);
      if (!isCurrent) return;
      setFailed(!answer?.ok);
      if (answer?.ok) setItems(answer.data);
    }, askDelayMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [q, ask]);
  const found = items?.filter((item) => !leaveOut(item));
  return (
    <Dialog title={title} isWide onClose={onClose}>
      <div className="field">
        <label htmlFor={id}>{words.search}</label>
        <input
          id={id}
          className="input"
          type="text"
          inputMode="search"
          value={q}
          onChange={(event) => setQ(event.target.value)}
          // The dialog may be inside a form, which Enter would submit: on the live desk to readers.
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
      </div>
      {isFailed && (
        <p className="notice notice-danger" role="alert">
          {words.failed}
        </p>
      )}
      {found && children(found)}
      {found?.length === 0 && <p className="hint">{words.none}</p>}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          {words.close}
        </button>
      </div>
    </Dialog>
  );
}
