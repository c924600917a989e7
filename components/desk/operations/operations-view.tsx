'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { FailedJob, JobCounts, ProcessFigures } from '#core/operations/operations.ts';
import { dayMs } from '#core/shared/day-ms.ts';
import { adminDeskUrl } from '#core/urls.ts';
import { useMoment } from '../moments/use-moment.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { useRefresh } from '../shell/screen-refresh.tsx';
import { FailedJobs } from './failed-jobs.tsx';

type Waiting = { readonly count: number; readonly oldestAt: Date | null };
type Trouble = { readonly late: number; readonly failed: number };
export type OperationsDesk = {
  readonly now: Date;
  readonly database: {
    readonly version: string;
    readonly bytes: number;
    readonly connections: number;
    readonly maxConnections: number;
  };
  readonly files: boolean;
  readonly effects: Waiting;
  readonly deliveries: { readonly mails: Trouble; readonly webhooks: Trouble };
  readonly debts: Waiting;
  readonly front: { readonly changedAt: Date | null; readonly isStale: boolean };
  readonly jobs: JobCounts | null;
  readonly failedJobs: readonly FailedJob[];
  readonly lastBackupAt: Date | null;
  readonly process: ProcessFigures | null;
};

/** The state of the system: queues, failures, database, storage and this process. */
export function OperationsView({ operations }: { operations: OperationsDesk }) {
  const t = useTranslations('operations');
  const refresh = useRefresh();
  const when = useMoment();
  const { now, database, files, effects, deliveries, debts, front, jobs, lastBackupAt } = operations;
  const since = ({ count, oldestAt }: Waiting) =>
    oldestAt === null ? String(count) : t('since', { count, when: when(oldestAt) });
  const trouble = ({ late, failed }: Trouble) => t('trouble', { late, failed });
  return (
    <div className="stack operations">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <button type="button" className="button" onClick={refresh}>
          {t('again')}
        </button>
      </div>
      <p className="hint">{t('asOf', { when: when(now) })}</p>
      <Facts title={t('work')}>
        <Fact name={t('effects')} isBad={isOld(effects.oldestAt, now, 60_000)}>
          {since(effects)}
        </Fact>
        <Fact name={t('jobs')} isBad={jobs === null || jobs.failed > 0}>
          {jobs === null ? t('noQueue') : t('jobCounts', { ...jobs })}
        </Fact>
        <Fact name={t('mails')} isBad={deliveries.mails.late > 0}>
          <DeskLink href={adminDeskUrl('mail')}>{trouble(deliveries.mails)}</DeskLink>
        </Fact>
        <Fact name={t('webhooks')} isBad={deliveries.webhooks.late > 0}>
          <DeskLink href={adminDeskUrl('webhooks')}>{trouble(deliveries.webhooks)}</DeskLink>
        </Fact>
        <Fact name={t('debts')} isBad={isOld(debts.oldestAt, now, 30 * 60_000)}>
          {since(debts)}
        </Fact>
        <Fact name={t('front')} isBad={front.isStale}>
          {front.changedAt === null ? t('emptyFront') : t('changed', { when: when(front.changedAt) })}
        </Fact>
      </Facts>
      <FailedJobs jobs={operations.failedJobs} />
      <Facts title={t('kept')}>
        <Fact name={t('backup')} isBad={lastBackupAt === null || isOld(lastBackupAt, now, 2 * dayMs)}>
          {lastBackupAt === null ? t('noBackup') : when(lastBackupAt)}
        </Fact>
        <Fact name={t('database')} isBad={database.connections > 0.9 * database.maxConnections}>
          {t('databaseState', { ...database, size: megabytes(database.bytes) })}
        </Fact>
        <Fact name={t('files')} isBad={!files}>
          {t(files ? 'filesThere' : 'filesGone', { storage: operations.process?.storage ?? '' })}
        </Fact>
      </Facts>
      {operations.process && <ProcessFacts figures={operations.process} />}
    </div>
  );
}

function ProcessFacts({ figures }: { figures: ProcessFigures }) {
  const t = useTranslations('operations');
  const when = useMoment();
  const { cachedPages, cacheBytes, cacheMaxBytes } = figures;
  return (
    <Facts title={t('process')}>
      <Fact name={t('version')}>{t('versions', { product: figures.product, node: figures.node })}</Fact>
      <Fact name={t('started')}>{when(figures.startedAt)}</Fact>
      <Fact name={t('memory')}>{t('megabytes', { count: megabytes(figures.memoryBytes) })}</Fact>
      <Fact name={t('connections')}>{figures.connections}</Fact>
      <Fact name={t('openArticles')}>{figures.openArticles}</Fact>
      <Fact name={t('liveStreams')}>{figures.liveStreams}</Fact>
      <Fact name={t('cache')}>
        {t('cacheState', { pages: cachedPages, size: megabytes(cacheBytes), most: megabytes(cacheMaxBytes) })}
      </Fact>
      <Fact name={t('refused')} isBad={figures.refused > 0}>
        {figures.refused}
      </Fact>
    </Facts>
  );
}

function Facts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      <dl className="operations-facts">{children}</dl>
    </section>
  );
}

/** A bad value is also labelled in words for screen readers, and not by colour alone. */
function Fact({ name, isBad = false, children }: { name: string; isBad?: boolean; children: ReactNode }) {
  const t = useTranslations('operations');
  return (
    <div data-bad={isBad || undefined}>
      <dt>{name}</dt>
      <dd>
        {isBad && <strong>{t('look')} </strong>}
        {children}
      </dd>
    </div>
  );
}

function isOld(moment: Date | null, now: Date, mostMs: number): boolean {
  return moment !== null && now.getTime() - moment.getTime() > mostMs;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_048_576);
}
