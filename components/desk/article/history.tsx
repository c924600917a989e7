'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';
import type { VersionContent } from '#core/articles/version-content.ts';
import { useMoment } from '../use-moment.ts';
import { AuditLine } from './audit-line.tsx';
import { Compare } from './compare.tsx';
import type { AuditRow, Doors, ForkRow, VersionRow } from './doors.ts';

type Compared = { readonly title: string; readonly before: VersionContent; readonly after: VersionContent };

/** Versions, kept texts and what happened to the article; read when somebody opens it. */
export function History({
  articleId,
  content,
  canEdit,
  doors,
  onTake,
}: {
  articleId: string;
  content: VersionContent;
  canEdit: boolean;
  doors: Pick<Doors, 'versionsOf' | 'versionOf' | 'auditOf' | 'forksOf' | 'settleFork'>;
  /** Makes an older or kept text the one at work: a new version, as any change. */
  onTake: (content: VersionContent) => void;
}) {
  const t = useTranslations('desk.article');
  const when = useMoment();
  const [versions, setVersions] = useState<readonly VersionRow[] | null>(null);
  const [forks, setForks] = useState<readonly ForkRow[] | null>(null);
  const [rows, setRows] = useState<readonly AuditRow[] | null>(null);
  const [compared, setCompared] = useState<Compared | null>(null);

  async function load() {
    const [versionAnswer, forkAnswer, auditAnswer] = await Promise.all([
      doors.versionsOf(articleId),
      doors.forksOf(articleId),
      doors.auditOf(articleId),
    ]);
    if (versionAnswer.ok) setVersions(versionAnswer.data);
    if (forkAnswer.ok) setForks(forkAnswer.data);
    if (auditAnswer.ok) setRows(auditAnswer.data);
  }

  async function compareVersion(number: number) {
    const answer = await doors.versionOf(articleId, number);
    if (answer.ok)
      setCompared({ title: t('compareTitle', { number }), before: answer.data.content, after: content });
  }

  async function settle(fork: ForkRow) {
    await doors.settleFork(articleId, fork.id);
    await load();
  }

  const openForks = forks?.filter((fork) => fork.resolvedAt === null) ?? [];
  return (
    <details
      className="panel history"
      onToggle={(event) => {
        if (event.currentTarget.open) void load();
      }}
    >
      <summary className="panel-title">{t('history')}</summary>
      {openForks.length > 0 && (
        <>
          <h3 className="panel-subtitle">{t('forks')}</h3>
          <ul className="history-list">
            {openForks.map((fork) => (
              <li key={fork.id}>
                <p>
                  {t('forkLine', { name: fork.savedByName, number: fork.baseNumber })}
                  <br />
                  <span className="muted">{when(fork.savedAt)}</span>
                </p>
                <div className="row">
                  <button
                    type="button"
                    className="button button-small"
                    onClick={() =>
                      setCompared({ title: t('forkTitle'), before: content, after: fork.content })
                    }
                  >
                    {t('compare')}
                  </button>
                  {canEdit && (
                    <button
                      type="button"
                      className="button button-small"
                      onClick={() => {
                        onTake(fork.content);
                        void settle(fork);
                      }}
                    >
                      {t('useFork')}
                    </button>
                  )}
                  <button type="button" className="button button-small" onClick={() => void settle(fork)}>
                    {t('settleFork')}
                  </button>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3 className="panel-subtitle">{t('versions')}</h3>
      <ol className="history-list">
        {versions?.map((version) => (
          <li key={version.number}>
            <p>
              {t('versionLine', { number: version.number, name: version.savedByName ?? t('nobody') })}{' '}
              {version.isLive && <span className="badge">{t('isLive')}</span>}
              <br />
              <span className="muted">{when(version.savedAt)}</span>
            </p>
            <button
              type="button"
              className="button button-small"
              onClick={() => void compareVersion(version.number)}
            >
              {t('compareWith', { number: version.number })}
            </button>
          </li>
        ))}
      </ol>
      <h3 className="panel-subtitle">{t('audit')}</h3>
      <ol className="history-list">
        {rows?.map((row) => (
          <li key={row.seq}>
            <AuditLine row={row} />
          </li>
        ))}
      </ol>
      {compared !== null && (
        <Dialog title={compared.title} isWide onClose={() => setCompared(null)}>
          <Compare before={compared.before} after={compared.after} />
          <div className="dialog-actions">
            <button type="button" className="button" onClick={() => setCompared(null)}>
              {t('close')}
            </button>
          </div>
        </Dialog>
      )}
    </details>
  );
}
