'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { addWebhook } from '#app/(desk)/actions/notifications.ts';
import { adminDeskUrl } from '#core/urls.ts';
import { useProven } from '../factors/reauthentication.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useIdempotencyKey } from '../forms/use-idempotency-key.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { useRefresh } from '../shell/screen-refresh.tsx';
import { SecretDialog } from './secret-dialog.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';
import { type WebhookRow, WebhookState } from './webhook-state.tsx';

/** Manages webhooks. */
export function WebhooksAdmin({ webhooks }: { webhooks: readonly WebhookRow[] }) {
  const call = useActionCall();
  const t = useTranslations('notifications.webhooks');
  const refresh = useRefresh();
  const { idFor, isMade } = useIdempotencyKey();
  const proven = useProven();
  const [isAdding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <div>
      <div className="page-head">
        <h1>{t('title')}</h1>
        <button type="button" className="button button-primary" onClick={() => setAdding(true)}>
          {t('new')}
        </button>
      </div>
      <p className="hint">{t('about')}</p>
      {webhooks.length === 0 && <p className="empty">{t('none')}</p>}
      <ul className="rows">
        {webhooks.map((webhook) => (
          <li key={webhook.id} className="rows-item">
            <div>
              <DeskLink className="admin-page-name" href={`${adminDeskUrl('webhooks')}/${webhook.id}`}>
                {webhook.name}
              </DeskLink>
              <p className="hint address">{webhook.url}</p>
            </div>
            <WebhookState webhook={webhook} />
          </li>
        ))}
      </ul>
      {isAdding && (
        <WebhookDialog
          of=""
          title={t('new')}
          fields={{ name: '', url: '', events: [] }}
          save={(fields) => proven(() => call(addWebhook({ ...fields, id: idFor(fields) })))}
          onDone={(made) => {
            isMade();
            setAdding(false);
            setSecret(made.secret);
            refresh();
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {secret !== null && <SecretDialog secret={secret} onClose={() => setSecret(null)} />}
    </div>
  );
}
