'use client';
import {
  createContext,
  type ReactNode,
  type SyntheticEvent,
  useContext,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { LeaveQuestion } from './leave-question.tsx';
import { forgetUnsent, hasUnsent } from './unsent-forms.ts';

/** Leaves the enclosing dialog by `go`, after a question if it has unsent text. */
export const ModalLeave = createContext<((go: () => void) => void) | null>(null);

/** The leave function for a button inside a dialog; outside of one, `onClose`. */
export function useLeave(onClose: () => void): () => void {
  const leave = useContext(ModalLeave);
  return () => (leave === null ? onClose() : leave(onClose));
}

/**
 * Opens a `<dialog>` modally and closes it: the browser traps and restores the focus. Escape and `leave` ask
 * first if it has unsent text.
 */
export function useModal(onClose: () => void) {
  const ref = useRef<HTMLDialogElement>(null);
  const [asked, setAsked] = useState<{ readonly go: () => void } | null>(null);
  // Closed while still in the document: otherwise the browser does not restore the focus.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog !== null && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);

  function leave(go: () => void) {
    if (hasUnsent(ref.current)) setAsked({ go });
    else go();
  }
  // React bubbles these events to an enclosing dialog. A file input fires `cancel`, too.
  const isOwn = (event: SyntheticEvent) => event.target === event.currentTarget;
  const question: ReactNode = asked !== null && (
    <LeaveQuestion
      what="dialog"
      onStay={() => setAsked(null)}
      onLeave={() => {
        setAsked(null);
        if (ref.current !== null) forgetUnsent(ref.current);
        asked.go();
      }}
    />
  );
  return {
    leave,
    question,
    dialog: {
      ref,
      onCancel(event: SyntheticEvent) {
        if (!isOwn(event)) return;
        event.preventDefault();
        leave(onClose);
      },
      // Browsers close a dialog without `cancel` if Escape is pressed repeatedly.
      onClose(event: SyntheticEvent<HTMLDialogElement>) {
        const dialog = ref.current;
        if (!isOwn(event) || dialog === null || dialog.open) return;
        dialog.showModal();
        leave(onClose);
      },
    },
  };
}
