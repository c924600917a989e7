import { type ReactNode, useEffect, useId, useState } from 'react';
import { Dialog } from '#components/ui/dialog.tsx';
import type { ActionResult } from '#core/shared/action-result.ts';

/** How long typing must rest before something is asked for, in milliseconds. */
const askDelayMs = 200;

/**
 * A dialog in which something is looked for by its words and chosen. `ask` must be the same function from one drawing to the
 * next. What was found stays while more is typed, and where an answer fails.
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
  /** What stands where it is to go already. */
  leaveOut?: (item: T) => boolean;
  /** Shows what was found. */
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
          // The dialog may stand in a form, which Enter would send: to readers, on the live desk.
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
