'use client';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { articleHistoryDeskUrl } from '#core/urls.ts';
import { BeginningsNotice } from './beginnings-notice.tsx';
import { CompareDialog } from './compare-dialog.tsx';
import type { Doors } from './doors.ts';
import type { Compared, Recovery } from './writing/recovery.ts';
import type { WritingSession } from './writing/writing-session.ts';

type When = (moment: Date | string) => string;

/** Tells a writer of text that the server did not have, and what has become of it or is to be decided. */
export function RecoveryNotice({
  recovery,
  session,
  version,
  doors,
  when,
}: {
  recovery: Recovery;
  session: WritingSession;
  /** The version that the article stands at. */
  version: number;
  doors: Pick<Doors, 'namesOf'>;
  when: When;
}) {
  const t = useTranslations('desk.recovery');
  if (recovery.kind === 'beginnings')
    return <BeginningsNotice beginnings={recovery.beginnings} recovering={session.recovering} when={when} />;
  if ('comparison' in recovery)
    return <ComparedNotice recovery={recovery} session={session} doors={doors} when={when} />;
  const { articleId } = session.snapshot();
  const isKept = recovery.kind === 'kept';
  return (
    <section className="notice recovery" role="alert" data-recovery={recovery.kind}>
      <h2 className="notice-title">{t(isKept ? 'keptTitle' : 'keepingTitle')}</h2>
      <p>{t(recovery.kind, { when: when(recovery.typedAt) })}</p>
      {isKept && articleId !== null && (
        <div className="row">
          <Link
            className="button button-small button-primary"
            href={articleHistoryDeskUrl(articleId, {
              before: String(version),
              after: `fork-${recovery.forkId}`,
            })}
          >
            {t('seeKept')}
          </Link>
          <button type="button" className="button button-small" onClick={() => session.recovering.seen()}>
            {t('seen')}
          </button>
        </div>
      )}
    </section>
  );
}

function ComparedNotice({
  recovery,
  session: { recovering },
  doors,
  when,
}: {
  recovery: Compared;
  session: WritingSession;
  doors: Pick<Doors, 'namesOf'>;
  when: When;
}) {
  const t = useTranslations('desk.recovery');
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const { kind, typedAt, comparison, server } = recovery;
  const isDone = kind === 'merged';

  async function keep() {
    setBusy(true);
    const isKept = await recovering.keepBeside();
    setBusy(false);
    setFailed(!isKept);
    if (isKept) setOpen(false);
  }

  async function open() {
    await recovering.lookAgain();
    setOpen(true);
  }

  const keepButton = (
    <button type="button" className="button button-small" disabled={isBusy} onClick={() => void keep()}>
      {t('keep')}
    </button>
  );
  return (
    <section className="notice recovery" role="alert" data-recovery={kind}>
      <h2 className="notice-title">{t(`${kind}Title`)}</h2>
      <p>{t(kind, { when: when(typedAt) })}</p>
      {!isDone && (
        <dl className="recovery-sides">
          <dt>{t('mine')}</dt>
          <dd>{when(typedAt)}</dd>
          {server !== null && (
            <>
              <dt>{t('server')}</dt>
              <dd>
                {when(server.at)}
                {server.byName !== '' && `, ${server.byName}`}
              </dd>
            </>
          )}
        </dl>
      )}
      {!comparison.canMerge && <p>{t('cannotMerge')}</p>}
      <div className="row">
        <button type="button" className="button button-small button-primary" onClick={() => void open()}>
          {t(isDone ? 'compareMerged' : 'compare')}
        </button>
        {isDone ? (
          <button type="button" className="button button-small" onClick={() => recovering.seen()}>
            {t('seen')}
          </button>
        ) : (
          keepButton
        )}
      </div>
      {hasFailed && <p className="field-error">{t('keepFailed')}</p>}
      {isOpen && (
        <CompareDialog recovery={recovery} doors={doors} when={when} onClose={() => setOpen(false)}>
          {isDone ? (
            <button type="button" className="button button-primary" onClick={() => recovering.seen()}>
              {t('seen')}
            </button>
          ) : (
            <>
              {keepButton}
              {comparison.canMerge && (
                <button
                  type="button"
                  className="button button-primary"
                  onClick={() => {
                    setOpen(false);
                    void recovering.merge();
                  }}
                >
                  {t('merge')}
                </button>
              )}
            </>
          )}
        </CompareDialog>
      )}
    </section>
  );
}
