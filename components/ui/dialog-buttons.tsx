import { useLeave } from './use-modal.tsx';

/** The end of a dialog's form: the way out, then the way on. */
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
  /** What is done can't be undone, or readers see it. */
  isDanger?: boolean;
  /** It is being done: the button keeps the focus, and whoever submits ignores a second press. */
  isBusy?: boolean;
  /** Something that no field of the browser's can ask for is still missing. */
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
