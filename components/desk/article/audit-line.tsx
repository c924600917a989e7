'use client';
import { useTranslations } from 'use-intl/react';
import { useMoment } from '../moments/use-moment.ts';
import type { AuditRow } from './history-doors.ts';

/** One thing that happened: who, what, when, and why where a reason was given. */
export function AuditLine({ row }: { row: Pick<AuditRow, 'at' | 'actorName' | 'action' | 'detail'> }) {
  const t = useTranslations('actions');
  const when = useMoment();
  const key = `done.${row.action.replace('.', '_')}` as never;
  // What came by a link from outside has no person, but a name.
  const label = typeof row.detail?.label === 'string' ? row.detail.label : null;
  const reason = row.detail?.reason ?? row.detail?.publicNote;
  return (
    <p>
      {row.actorName ?? label ?? t('system')} · {t.has(key) ? t(key) : row.action}
      {typeof reason === 'string' && reason !== '' && <q className="audit-reason">{reason}</q>}
      <br />
      <span className="muted">{when(row.at)}</span>
    </p>
  );
}
