'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { tryAgain } from '#app/(desk)/actions/operations.ts';
import type { FailedJob } from '#core/operations/operations.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useMoment } from '../moments/use-moment.ts';
import { useRefresh } from '../shell/screen-refresh.tsx';

/** Failed background jobs, with an action to retry each. */
export function FailedJobs({ jobs }: { jobs: readonly FailedJob[] }) {
  const call = useActionCall();
  const t = useTranslations('operations');
  const when = useMoment();
  const refresh = useRefresh();
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const [busy, setBusy] = useState<string | null>(null);

  async function again({ id, name }: FailedJob) {
    setBusy(id);
    const answer = await call(tryAgain({ jobId: id, name }));
    setBusy(null);
    setFailure(answer.ok ? null : answer.error);
    refresh();
  }

  return (
    <section aria-labelledby="failed-jobs">
      <h2 id="failed-jobs">{t('failedJobs')}</h2>
      <FailureNotice failure={failure} />
      {jobs.length === 0 && <p className="muted">{t('noFailedJobs')}</p>}
      <ul className="rows">
        {jobs.map((job) => (
          <li key={job.id} className="rows-item">
            <div>
              <strong>{job.name}</strong>
              <p className="hint address">
                {when(job.failedAt)} · {t('tries', { count: job.tries })} · {job.why}
              </p>
            </div>
            <button
              type="button"
              className="button"
              disabled={busy === job.id}
              aria-label={t('tryAgainOne', { name: job.name, when: when(job.failedAt) })}
              onClick={() => void again(job)}
            >
              {t('tryAgain')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
