import { useTranslations } from 'use-intl/react';
import { useMoment } from '../moments/use-moment.ts';

export type WebhookRow = {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly disabledAt: Date | null;
  readonly disabledFor: 'choice' | 'failures' | null;
  readonly failuresInRow: number;
  readonly lastAnsweredAt: Date | null;
};

/** Whether a webhook is enabled, and its receiver's last answer. */
export function WebhookState({ webhook }: { webhook: WebhookRow }) {
  const t = useTranslations('notifications.webhooks');
  const when = useMoment();
  const { disabledFor, failuresInRow, lastAnsweredAt } = webhook;
  const state = disabledFor === null ? (failuresInRow > 0 ? 'hold' : 'live') : 'killed';
  return (
    <p className="hint">
      <span className="badge" data-state={state}>
        {t(disabledFor === null ? 'on' : 'off')}
      </span>{' '}
      {disabledFor === 'failures' && t('offByFailures', { count: failuresInRow })}
      {disabledFor === null && failuresInRow > 0 && t('failures', { count: failuresInRow })}
      {disabledFor === null &&
        failuresInRow === 0 &&
        (lastAnsweredAt === null ? t('never') : t('answered', { when: when(lastAnsweredAt) }))}
    </p>
  );
}
