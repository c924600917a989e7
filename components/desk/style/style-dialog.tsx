import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import { DraftForm } from '#components/ui/draft-form.tsx';
import type { ActionResult } from '#core/shared/action-result.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useFailure } from '../forms/use-failure.ts';
import { useSingleFlight } from '../forms/use-single-flight.ts';

/** A dialog with a form. Errors are shown above it and at their fields. */
export function StyleDialog({
  title,
  keep,
  of,
  save,
  onDone,
  onClose,
  children,
}: {
  title: string;
  /** The storage name of its unsent text. */
  keep: string;
  of: string;
  save: (form: FormData) => Promise<ActionResult<unknown>>;
  onDone: () => void;
  onClose: () => void;
  children: (errors: Readonly<Record<string, string>>) => ReactNode;
}) {
  const t = useTranslations('style');
  const { failure, setFailure, onInput } = useFailure();
  const { isBusy, once } = useSingleFlight();

  async function submit(form: HTMLFormElement) {
    const answer = await save(new FormData(form));
    if (answer.ok) onDone();
    else setFailure(answer.error);
    return answer;
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <DraftForm
        className="stack"
        keep={keep}
        of={of}
        onInput={onInput}
        onSend={(form) => once(() => submit(form))}
      >
        <FailureNotice failure={failure} />
        {children(failure?.fieldErrors ?? {})}
        <DialogButtons cancel={t('cancel')} go={t('save')} isBusy={isBusy} onCancel={onClose} />
      </DraftForm>
    </Dialog>
  );
}
