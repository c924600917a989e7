import { useTranslations } from 'use-intl/react';
import { adminDeskUrl } from '#core/urls.ts';
import { useErrorText } from '../forms/use-error-text.ts';
import { useMoment } from '../moments/use-moment.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { useRefresh } from '../shell/screen-refresh.tsx';
import { useEventName } from './use-event-name.ts';

export type DeliveryRow = {
  readonly id: string;
  readonly event: string | null;
  readonly status: 'waiting' | 'sent' | 'failed' | 'skipped';
  readonly attempts: number;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly dueAt: Date;
  readonly createdAt: Date;
};

const COLOURS = { waiting: 'scheduled', sent: 'live', failed: 'killed', skipped: 'draft' } as const;

/** The deliveries of a webhook, newest first, with the receiver's answers. */
export function DeliveryLog({
  webhookId,
  deliveries,
  nextCursor,
  isOn,
  onAgain,
}: {
  webhookId: string;
  deliveries: readonly DeliveryRow[];
  nextCursor: string | null;
  isOn: boolean;
  onAgain: (deliveryId: string) => void;
}) {
  const t = useTranslations('notifications.webhooks');
  const refresh = useRefresh();
  const when = useMoment();
  const eventName = useEventName();
  const errorText = useErrorText();
  return (
    <section aria-labelledby="deliveries">
      <div className="page-head">
        <h2 id="deliveries">{t('deliveries')}</h2>
        <button type="button" className="button button-small" onClick={refresh}>
          {t('refresh')}
        </button>
      </div>
      {deliveries.length === 0 && <p className="empty">{t('noDeliveries')}</p>}
      <ol className="rows">
        {deliveries.map((row) => {
          const name = eventName(row.event ?? '');
          return (
            <li key={row.id} className="rows-item">
              <div>
                <span className="badge" data-state={COLOURS[row.status]}>
                  {t(`status.${row.status}`)}
                </span>{' '}
                {name}
                <p className="hint">
                  {when(row.createdAt)} · {t('attempts', { count: row.attempts })}
                  {row.lastStatus !== null && ` · HTTP ${row.lastStatus}`}
                  {row.lastError !== null && !row.lastError.startsWith('HTTP') && (
                    <> · {errorText(row.lastError)}</>
                  )}
                  {row.status === 'waiting' &&
                    row.attempts > 0 &&
                    ` · ${t('next', { when: when(row.dueAt) })}`}
                </p>
              </div>
              {isOn && (
                <button
                  type="button"
                  className="button button-small"
                  aria-label={t('redeliverOne', { event: name, when: when(row.createdAt) })}
                  onClick={() => onAgain(row.id)}
                >
                  {t('redeliver')}
                </button>
              )}
            </li>
          );
        })}
      </ol>
      {nextCursor !== null && (
        <DeskLink
          className="button"
          href={`${adminDeskUrl('webhooks')}/${webhookId}?${new URLSearchParams({ cursor: nextCursor })}`}
        >
          {t('older')}
        </DeskLink>
      )}
    </section>
  );
}
