'use client';
import { type ReactNode, useId } from 'react';
import { ModalLeave, useModal } from './use-modal.tsx';

/** A modal dialog: the browser keeps the focus inside, closes it with Escape and brings the focus back. */
export function Dialog({
  title,
  isWide = false,
  isAlert = false,
  onClose,
  children,
}: {
  title: string;
  isWide?: boolean;
  /** A confirmation of a serious action (`alertdialog`). */
  isAlert?: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const { dialog, leave, question } = useModal(onClose);
  const titleId = useId();
  return (
    <dialog
      {...dialog}
      className={isWide ? 'dialog dialog-wide' : 'dialog'}
      role={isAlert ? 'alertdialog' : undefined}
      aria-labelledby={titleId}
    >
      <h2 id={titleId}>{title}</h2>
      <ModalLeave value={leave}>{children}</ModalLeave>
      {question}
    </dialog>
  );
}
