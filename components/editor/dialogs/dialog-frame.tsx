import { type ReactNode, useId, useLayoutEffect } from 'react';
import { createPortal } from 'react-dom';
import { ModalLeave, useLeave, useModal } from '#components/ui/use-modal.tsx';

/**
 * A modal dialog with a name, which closes on Escape and gives the focus back to where it was. It stands at
 * the end of the page, because the editor is part of the form of a story and forms may not stand in forms.
 */
export function DialogFrame(props: {
  title: string;
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const { title, closeLabel, onClose, children } = props;
  const id = useId();
  const { dialog, leave, question } = useModal(onClose);
  const { ref } = dialog;
  // The work begins in the first field, not at the button that closes.
  useLayoutEffect(() => ref.current?.querySelector('input')?.focus(), [ref]);
  return createPortal(
    <dialog {...dialog} className="editor-dialog" aria-labelledby={id}>
      <header className="editor-dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" aria-label={closeLabel} onClick={() => leave(onClose)}>
          ✕
        </button>
      </header>
      <ModalLeave value={leave}>{children}</ModalLeave>
      {question}
    </dialog>,
    document.body,
  );
}

/** Leaves the dialog around without doing anything. */
export function LeaveButton({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const leave = useLeave(onClose);
  return (
    <button type="button" onClick={leave}>
      {children}
    </button>
  );
}
