import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { addPerson } from '#app/(desk)/actions/people.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import { DraftForm } from '#components/ui/draft-form.tsx';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useFailure } from '../forms/use-failure.ts';
import { useSingleFlight } from '../forms/use-single-flight.ts';

/** Adds a person without any rights. */
export function NewPersonDialog({ onClose }: { onClose: () => void }) {
  const call = useActionCall();
  const t = useTranslations('admin');
  const id = useId();
  const [kind, setKind] = useState('staff');
  const { failure, setFailure, onInput } = useFailure();
  const { isBusy, once } = useSingleFlight();

  async function submit(form: HTMLFormElement) {
    const fields = Object.fromEntries(new FormData(form)) as Record<string, string>;
    const answer = await call(addPerson({ ...fields, kind }));
    if (answer.ok) onClose();
    else setFailure(answer.error);
    return answer;
  }

  const field = (name: string, type: string, autoComplete: string) => (
    <div className="field" key={name}>
      <label htmlFor={`${id}-${name}`}>{t(`field.${name}` as 'field.name')}</label>
      <input
        id={`${id}-${name}`}
        name={name}
        type={type}
        required
        autoComplete={autoComplete}
        aria-invalid={failure?.fieldErrors?.[name] !== undefined || undefined}
      />
      {failure?.fieldErrors?.[name] && <p className="field-error">{failure.fieldErrors[name]}</p>}
    </div>
  );

  return (
    <Dialog title={t('newPerson')} onClose={onClose}>
      <DraftForm
        className="stack"
        keep="person.new"
        onInput={onInput}
        onSend={(form) => once(() => submit(form))}
      >
        <FailureNotice failure={failure} />
        <div className="field">
          <label htmlFor={`${id}-kind`}>{t('field.kind')}</label>
          <select
            id={`${id}-kind`}
            name="kind"
            value={kind}
            onChange={(event) => setKind(event.target.value)}
          >
            {(['staff', 'guest', 'agency'] as const).map((each) => (
              <option key={each} value={each}>
                {t(`kind.${each}`)}
              </option>
            ))}
          </select>
        </div>
        {field('name', 'text', 'off')}
        {kind === 'staff' && field('email', 'email', 'off')}
        {kind === 'staff' && <p className="hint">{t('invitationGoes')}</p>}
        <DialogButtons cancel={t('cancel')} go={t('save')} isBusy={isBusy} onCancel={onClose} />
      </DraftForm>
    </Dialog>
  );
}
