import type { FormEvent, ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import type { ActionResult } from '#core/shared/action-result.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { useFailure } from '../use-failure.ts';
import { useOnce } from '../use-once.ts';

/** A dialog with one form; what the server refuses stands above it and at its field. */
export function StyleDialog({
  title,
  save,
  onDone,
  onClose,
  children,
}: {
  title: string;
  save: (form: FormData) => Promise<ActionResult<unknown>>;
  onDone: () => void;
  onClose: () => void;
  children: (errors: Readonly<Record<string, string>>) => ReactNode;
}) {
  const t = useTranslations('style');
  const { failure, setFailure, onInput } = useFailure();
  const { isBusy, once } = useOnce();

  async function submit(event: FormEvent<HTMLFormElement>) {
    const answer = await save(new FormData(event.currentTarget));
    if (answer.ok) onDone();
    else setFailure(answer.error);
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="stack"
        onInput={onInput}
        onSubmit={(event) => {
          event.preventDefault();
          void once(() => submit(event));
        }}
      >
        <FailureNotice failure={failure} />
        {children(failure?.fieldErrors ?? {})}
        <DialogButtons cancel={t('cancel')} go={t('save')} isBusy={isBusy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
