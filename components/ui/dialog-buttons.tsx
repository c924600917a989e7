import { useLeave } from './use-modal.tsx';

/** The buttons of a dialog's form: cancel, then confirm. */
export function DialogButtons({
  cancel,
  go,
  isDanger = false,
  isBusy = false,
  isIncomplete = false,
  onCancel,
}: {
  cancel: string;
  go: string;
  /** The action cannot be undone, or readers see it. */
  isDanger?: boolean;
  /** The action is running: the button keeps the focus, and the owner ignores a second press. */
  isBusy?: boolean;
  /** Required input is missing that the browser's own validation cannot check. */
  isIncomplete?: boolean;
  onCancel: () => void;
}) {
  const leave = useLeave(onCancel);
  return (
    <div className="dialog-actions">
      <button type="button" className="button" onClick={leave}>
        {cancel}
      </button>
      <button
        type="submit"
        className={isDanger ? 'button button-danger' : 'button button-primary'}
        aria-disabled={isBusy || undefined}
        disabled={isIncomplete}
      >
        {go}
      </button>
    </div>
  );
}
