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

/** Leaves the dialog around by `go`; it asks first where it has unsent text. */
export const ModalLeave = createContext<((go: () => void) => void) | null>(null);

/** How a button inside a dialog leaves it; outside of one, `onClose`. */
export function useLeave(onClose: () => void): () => void {
  const leave = useContext(ModalLeave);
  return () => (leave === null ? onClose() : leave(onClose));
}

/**
 * Opens a `<dialog>` as a modal one and closes it again: the browser keeps the focus inside and brings it back. Escape
 * and `leave` ask first where text in it was typed and not sent.
 */
export function useModal(onClose: () => void) {
  const ref = useRef<HTMLDialogElement>(null);
  const [asked, setAsked] = useState<{ readonly go: () => void } | null>(null);
  // Closed while it is still in the page: only so does the browser bring the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog !== null && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);

  function leave(go: () => void) {
    if (hasUnsent(ref.current)) setAsked({ go });
    else go();
  }
  // React hands these events on to a dialog that this one stands in; a field for files tells of itself so too.
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
      // A browser closes a dialog by itself where Escape is pressed again and again.
      onClose(event: SyntheticEvent<HTMLDialogElement>) {
        const dialog = ref.current;
        if (!isOwn(event) || dialog === null || dialog.open) return;
        dialog.showModal();
        leave(onClose);
      },
    },
  };
}
