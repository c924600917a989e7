import { type ReactNode, useId, useLayoutEffect } from 'react';
import { createPortal } from 'react-dom';
import { ModalLeave, useLeave, useModal } from '#components/ui/use-modal.tsx';

/**
 * A modal dialog with a title. Escape closes it and restores the focus. It is rendered at the end of the
 * page, because the editor is inside the story's form and forms cannot be nested.
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
  // Focuses the first field instead of the close button.
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

/** Closes the enclosing dialog without an action. */
export function LeaveButton({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const leave = useLeave(onClose);
  return (
    <button type="button" onClick={leave}>
      {children}
    </button>
  );
}
