'use client';
import { useTranslations } from 'use-intl/react';
import { useMoment } from '../moments/use-moment.ts';
import type { Compared } from './writing/recovery.ts';

/** The times of both texts, and the author of the server's. */
export function RecoverySides({ recovery: { typedAt, server } }: { recovery: Compared }) {
  const t = useTranslations('desk.recovery');
  const when = useMoment();
  return (
    <dl className="recovery-sides">
      <dt>{t('mine')}</dt>
      <dd>{when(typedAt)}</dd>
      {server !== null && (
        <>
          <dt>{t('server')}</dt>
          <dd>
            {when(server.at)}
            {server.byName !== '' && ` · ${server.byName}`}
          </dd>
        </>
      )}
    </dl>
  );
}
