'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import {
  changeWebhook,
  deliverAgain,
  removeWebhook,
  renewSecret,
  tryWebhook,
  turnWebhook,
} from '#app/(desk)/actions/notifications.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import type { ActionResult } from '#core/shared/action-result.ts';
import { changesOf } from '#core/shared/changes-of.ts';
import { adminDeskUrl } from '#core/urls.ts';
import { useProven } from '../factors/reauthentication.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { useRefresh } from '../shell/screen-refresh.tsx';
import { DeliveryLog, type DeliveryRow } from './delivery-log.tsx';
import { SecretDialog } from './secret-dialog.tsx';
import { useEventName } from './use-event-name.ts';
import { WebhookDialog } from './webhook-dialog.tsx';
import { type WebhookRow, WebhookState } from './webhook-state.tsx';

/** Actions with a confirmation. */
type Asked = 'renew' | 'disable' | 'delete';

/** A webhook with its actions and its deliveries. */
export function WebhookView({
  webhook,
  deliveries,
  nextCursor,
}: {
  webhook: WebhookRow;
  deliveries: readonly DeliveryRow[];
  nextCursor: string | null;
}) {
  const call = useActionCall();
  const t = useTranslations('notifications.webhooks');
  const eventName = useEventName();
  const router = useRouter();
  const refresh = useRefresh();
  const proven = useProven();
  const { id, disabledAt } = webhook;
  const [isEditing, setEditing] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<{ text: string; isProblem: boolean } | null>(null);

  async function run<T>(work: () => Promise<ActionResult<T>>, onDone: (data: T) => void = () => {}) {
    setAsked(null);
    const answer = await proven(work);
    setOutcome(answer.ok ? null : { text: answer.error.message, isProblem: true });
    if (!answer.ok) return;
    onDone(answer.data);
    refresh();
  }

  function confirm(what: Asked) {
    if (what === 'renew')
      void run(
        () => call(renewSecret(id)),
        (made) => setSecret(made.secret),
      );
    if (what === 'disable') void run(() => call(turnWebhook(id, 'off')));
    if (what === 'delete')
      void run(
        () => call(removeWebhook(id)),
        () => router.push(adminDeskUrl('webhooks')),
      );
  }

  return (
    <div>
      <p className="hint">
        <DeskLink href={adminDeskUrl('webhooks')}>{t('back')}</DeskLink>
      </p>
      <div className="page-head">
        <h1>{webhook.name}</h1>
        <WebhookState webhook={webhook} />
      </div>
      <p className="address">{webhook.url}</p>
      <p className="hint">{webhook.events.map(eventName).join(' · ')}</p>
      <WebhookButtons
        isOn={disabledAt === null}
        onTest={() =>
          void run(
            () => call(tryWebhook(id)),
            () => setOutcome({ text: t('tested'), isProblem: false }),
          )
        }
        onEnable={() => void run(() => call(turnWebhook(id, 'on')))}
        onEdit={() => setEditing(true)}
        onAsk={setAsked}
      />
      <p role="status" className={outcome?.isProblem ? 'field-error' : 'hint'}>
        {outcome?.text}
      </p>
      <DeliveryLog
        webhookId={id}
        deliveries={deliveries}
        nextCursor={nextCursor}
        isOn={disabledAt === null}
        onAgain={(deliveryId) => void run(() => call(deliverAgain(id, deliveryId)))}
      />
      {isEditing && (
        <WebhookDialog
          of={id}
          title={t('edit')}
          fields={webhook}
          save={({ events, ...fields }) => {
            const wanted = {
              // Only changed fields are sent, so that concurrent changes by others survive.
              ...changesOf(webhook, fields).to,
              ...(!isSame(events, webhook.events) && { events }),
              webhookId: id,
            };
            return proven(() => call(changeWebhook(wanted)));
          }}
          onDone={() => {
            setEditing(false);
            refresh();
          }}
          onClose={() => setEditing(false)}
        />
      )}
      {asked !== null && (
        <Dialog title={t('sure')} onClose={() => setAsked(null)}>
          <p className="notice notice-danger">{t(`${asked}Ask`)}</p>
          <div className="dialog-actions">
            <button type="button" className="button" onClick={() => setAsked(null)}>
              {t('cancel')}
            </button>
            <button type="button" className="button button-danger" onClick={() => confirm(asked)}>
              {t(asked)}
            </button>
          </div>
        </Dialog>
      )}
      {secret !== null && <SecretDialog secret={secret} onClose={() => setSecret(null)} />}
    </div>
  );
}

function WebhookButtons({
  isOn,
  onTest,
  onEnable,
  onEdit,
  onAsk,
}: {
  isOn: boolean;
  onTest: () => void;
  onEnable: () => void;
  onEdit: () => void;
  onAsk: (what: Asked) => void;
}) {
  const t = useTranslations('notifications.webhooks');
  return (
    <div className="row">
      {isOn ? (
        <button type="button" className="button" onClick={onTest}>
          {t('test')}
        </button>
      ) : (
        <button type="button" className="button button-primary" onClick={onEnable}>
          {t('enable')}
        </button>
      )}
      <button type="button" className="button" onClick={onEdit}>
        {t('edit')}
      </button>
      <button type="button" className="button" onClick={() => onAsk('renew')}>
        {t('renew')}
      </button>
      {isOn && (
        <button type="button" className="button" onClick={() => onAsk('disable')}>
          {t('disable')}
        </button>
      )}
      <button type="button" className="button button-danger" onClick={() => onAsk('delete')}>
        {t('delete')}
      </button>
    </div>
  );
}

function isSame(events: readonly string[], before: readonly string[]): boolean {
  return events.length === before.length && events.every((event) => before.includes(event));
}
