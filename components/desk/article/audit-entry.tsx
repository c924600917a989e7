'use client';
import { useTranslations } from 'use-intl/react';
import { useMoment } from '../moments/use-moment.ts';
import type { AuditRow } from './timeline-page.ts';

/** An audit entry: who, what, when, and the reason if there is one. */
export function AuditEntry({ row }: { row: Pick<AuditRow, 'at' | 'actorName' | 'action' | 'detail'> }) {
  const t = useTranslations('actions');
  const when = useMoment();
  const key = `done.${row.action.replace('.', '_')}` as never;
  // Actions by an outside link have a label instead of a person.
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
