import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import { DraftForm } from '#components/ui/draft-form.tsx';
import { WEBHOOK_EVENTS } from '#core/notifications/webhook-events.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useFailure } from '../forms/use-failure.ts';
import { useSingleFlight } from '../forms/use-single-flight.ts';
import { useEventName } from './use-event-name.ts';

export type WebhookFields = { name: string; url: string; events: readonly string[] };

/** The form of a webhook: name, URL and events. */
export function WebhookDialog<T>({
  title,
  of,
  fields,
  save,
  onDone,
  onClose,
}: {
  title: string;
  /** The webhook; empty for a new one. */
  of: string;
  fields: WebhookFields;
  save: (fields: WebhookFields) => Promise<ActionResult<T>>;
  onDone: (answer: T) => void;
  onClose: () => void;
}) {
  const t = useTranslations('notifications.webhooks');
  const eventName = useEventName();
  const id = useId();
  const { failure, setFailure, onInput } = useFailure();
  const { isBusy, once } = useSingleFlight();
  const errors = failure?.fieldErrors ?? {};

  async function submit(element: HTMLFormElement) {
    const form = new FormData(element);
    const answer = await save({
      name: String(form.get('name')),
      url: String(form.get('url')),
      events: form.getAll('events').map(String),
    });
    if (answer.ok) onDone(answer.data);
    else setFailure(answer.error);
    return answer;
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <DraftForm
        className="stack"
        keep="webhook"
        of={of}
        onInput={onInput}
        onSend={(form) => once(() => submit(form))}
      >
        <FailureNotice failure={failure} />
        <div className="field">
          <label htmlFor={`${id}-name`}>{t('name')}</label>
          <input
            id={`${id}-name`}
            name="name"
            required
            maxLength={80}
            defaultValue={fields.name}
            aria-invalid={errors.name !== undefined || undefined}
          />
          {errors.name && <p className="field-error">{errors.name}</p>}
        </div>
        <div className="field">
          <label htmlFor={`${id}-url`}>{t('url')}</label>
          <input
            id={`${id}-url`}
            name="url"
            type="url"
            // The URL of a webhook may contain a token.
            data-secret
            required
            inputMode="url"
            autoComplete="off"
            defaultValue={fields.url}
            aria-describedby={`${id}-hint`}
            aria-invalid={errors.url !== undefined || undefined}
          />
          {errors.url && <p className="field-error">{errors.url}</p>}
          <p className="hint" id={`${id}-hint`}>
            {t('urlHint')}
          </p>
        </div>
        <fieldset className="checks-group">
          <legend className="label">{t('events')}</legend>
          {WEBHOOK_EVENTS.map((event) => (
            <label className="check" key={event}>
              <input
                type="checkbox"
                name="events"
                value={event}
                defaultChecked={fields.events.includes(event)}
              />{' '}
              {eventName(event)}
            </label>
          ))}
        </fieldset>
        {errors.events && <p className="field-error">{errors.events}</p>}
        <DialogButtons cancel={t('cancel')} go={t('save')} isBusy={isBusy} onCancel={onClose} />
      </DraftForm>
    </Dialog>
  );
}
