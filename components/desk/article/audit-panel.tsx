'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { auditOf } from '#app/(desk)/actions/articles.ts';
import { articleAuditPageSize } from '#core/articles/article-audit.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useMoment } from '../moments/use-moment.ts';
import type { AuditRow } from './timeline-page.ts';

/** The audit log of an article, loaded when it is opened. */
export function AuditPanel({ articleId }: { articleId: string }) {
  const call = useActionCall();
  const t = useTranslations('desk');
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [{ rows, isAll }, setPage] = useState<{ rows: readonly AuditRow[]; isAll: boolean }>({
    rows: [],
    isAll: true,
  });

  async function load(last?: AuditRow) {
    const answer = await call(auditOf(articleId, last?.seq));
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const { data } = answer;
    setPage((before) => {
      if (last === undefined) return { rows: data, isAll: data.length < articleAuditPageSize };
      // A double press sends two requests. The second answer is dropped.
      if (before.rows.at(-1) !== last) return before;
      return { rows: [...before.rows, ...data], isAll: data.length < articleAuditPageSize };
    });
  }

  return (
    <details
      className="panel history"
      onToggle={(event) => {
        if (event.currentTarget.open) void load();
      }}
    >
      <summary className="panel-title">{t('article.audit')}</summary>
      <FailureNotice failure={failure} />
      <ol className="history-list">
        {rows.map((row) => (
          <li key={row.seq}>
            <AuditEntry row={row} />
          </li>
        ))}
      </ol>
      {!isAll && (
        <button type="button" className="button button-small" onClick={() => void load(rows.at(-1))}>
          {t('history.older')}
        </button>
      )}
    </details>
  );
}

/** An audit entry: who, what, when, and the reason if there is one. */
function AuditEntry({ row }: { row: Pick<AuditRow, 'at' | 'actorName' | 'action' | 'detail'> }) {
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
