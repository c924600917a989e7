'use client';
import { useId, useLayoutEffect, useRef } from 'react';
import { useTranslations } from 'use-intl/react';

/** Asks before typed text is left. In a dialog it would be lost; on a page it stays stored in the browser. */
export function LeaveQuestion({
  what,
  onStay,
  onLeave,
}: {
  what: 'dialog' | 'page';
  onStay: () => void;
  onLeave: () => void;
}) {
  const t = useTranslations('desk.unsent');
  const id = useId();
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog !== null && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className="dialog"
      role="alertdialog"
      aria-labelledby={id}
      aria-describedby={`${id}-text`}
      onCancel={(event) => {
        event.preventDefault();
        event.stopPropagation();
        onStay();
      }}
    >
      <h2 id={id}>{t('title')}</h2>
      <p id={`${id}-text`}>{t(what === 'dialog' ? 'dialogText' : 'pageText')}</p>
      <div className="dialog-actions">
        {/* The browser focuses the first button, so an accidental key keeps the text. */}
        <button type="button" className="button button-primary" onClick={onStay}>
          {t('stay')}
        </button>
        <button type="button" className="button button-danger" onClick={onLeave}>
          {t(what === 'dialog' ? 'discard' : 'leave')}
        </button>
      </div>
    </dialog>
  );
}
