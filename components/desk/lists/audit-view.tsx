'use client';
import { useTranslations } from 'use-intl/react';
import { adminDeskUrl } from '#core/urls.ts';
import { AuditLine } from '../article/audit-line.tsx';
import { DeskLink } from '../desk-link.tsx';

type Row = {
  readonly seq: number;
  readonly at: Date;
  readonly actorName: string | null;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly articleNumber: number | null;
  readonly address: string;
  readonly detail?: Record<string, unknown>;
};

/** What happened in the house, newest first. */
export function AuditView({ rows }: { rows: readonly Row[] }) {
  const t = useTranslations('admin');
  const last = rows.at(-1);
  return (
    <div>
      <div className="page-head">
        <h1>{t('audit')}</h1>
      </div>
      <ol className="rows">
        {rows.map((row) => (
          <li key={row.seq} className="rows-item">
            <AuditLine row={{ ...row, detail: row.detail ?? {} }} />
            <p className="hint rows-time">
              {row.articleNumber === null ? nameOf(row) : t('storyNumber', { number: row.articleNumber })}
              <br />
              {row.address}
            </p>
          </li>
        ))}
      </ol>
      {rows.length === 0 && <p className="empty">{t('nothing')}</p>}
      {last !== undefined && last.seq > 1 && (
        <DeskLink className="button" href={`${adminDeskUrl('audit')}?before=${last.seq}`}>
          {t('older')}
        </DeskLink>
      )}
    </div>
  );
}

function nameOf({ detail, subjectId }: Row): string {
  return typeof detail?.name === 'string' ? detail.name : subjectId.slice(0, 13);
}
