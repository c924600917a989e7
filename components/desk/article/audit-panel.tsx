'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { AuditLine } from './audit-line.tsx';
import type { AuditRow, HistoryDoors } from './history-doors.ts';

/** What happened to the article besides its text; read when somebody opens it. */
export function AuditPanel({ articleId, auditOf }: { articleId: string; auditOf: HistoryDoors['auditOf'] }) {
  const t = useTranslations('desk.article');
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [rows, setRows] = useState<readonly AuditRow[] | null>(null);

  async function load() {
    const answer = await auditOf(articleId);
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok) setRows(answer.data);
  }

  return (
    <details
      className="panel history"
      onToggle={(event) => {
        if (event.currentTarget.open) void load();
      }}
    >
      <summary className="panel-title">{t('audit')}</summary>
      <FailureNotice failure={failure} />
      <ol className="history-list">
        {rows?.map((row) => (
          <li key={row.seq}>
            <AuditLine row={row} />
          </li>
        ))}
      </ol>
    </details>
  );
}
