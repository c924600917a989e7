'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { networkError } from '#components/ui/network-failure.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { articleHistoryDeskUrl } from '#core/urls.ts';
import { useErrorText } from '../forms/use-error-text.ts';
import { useRecentMoment } from '../moments/use-recent-moment.ts';
import { BeginningsNotice } from './beginnings-notice.tsx';
import { CompareDialog } from './compare-dialog.tsx';
import { CopyText } from './copy-text.tsx';
import { RecoverySides } from './recovery-sides.tsx';
import type { Compared, Recovery } from './writing/recovery.ts';
import type { WritingSession } from './writing/writing-session.ts';
import './recovery.css';
import { DeskLink } from '../shell/desk-link.tsx';

/** Reports text that the server did not have, and what happened to it or must be decided. */
export function RecoveryNotice({
  recovery,
  session,
  version,
}: {
  recovery: Recovery;
  session: WritingSession;
  /** The current version of the article. */
  version: number;
}) {
  const t = useTranslations('desk.recovery');
  const when = useRecentMoment();
  const wordsOf = useFailureWords();
  if (recovery.kind === 'beginnings')
    return <BeginningsNotice beginnings={recovery.beginnings} recovering={session.recovering} />;
  if ('comparison' in recovery) return <ComparedNotice recovery={recovery} session={session} />;
  const { articleId } = session.snapshot();
  const isKept = recovery.kind === 'kept';
  return (
    <section className="notice recovery" role="alert" data-recovery={recovery.kind}>
      <h2 className="notice-title">{t(`${recovery.kind}Title`)}</h2>
      <p>{t(recovery.kind, { when: when(recovery.typedAt) })}</p>
      {recovery.kind !== 'kept' && recovery.refusal !== null && (
        <>
          <p>{t('keepRefused', { why: wordsOf(recovery.refusal.why) })}</p>
          <div className="row">
            <CopyText content={recovery.refusal.content} />
          </div>
        </>
      )}
      {isKept && articleId !== null && (
        <div className="row">
          <DeskLink
            className="button button-small button-primary"
            href={articleHistoryDeskUrl(articleId, {
              before: String(version),
              after: `fork-${recovery.forkId}`,
            })}
          >
            {t('seeKept')}
          </DeskLink>
          <button type="button" className="button button-small" onClick={() => session.recovering.seen()}>
            {t('seen')}
          </button>
        </div>
      )}
    </section>
  );
}

/** Explains why the server rejects a text, by field if it names one. */
function useFailureWords(): (failure: ActionFailure) => string {
  const errorText = useErrorText();
  return ({ fieldErrors, message, code }) => fieldErrors?.body ?? (message || errorText(code));
}

function ComparedNotice({
  recovery,
  session: { recovering },
}: {
  recovery: Compared;
  session: WritingSession;
}) {
  const t = useTranslations('desk.recovery');
  const when = useRecentMoment();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const wordsOf = useFailureWords();
  const { kind, typedAt, comparison } = recovery;
  const isDone = kind === 'merged';

  async function keep() {
    setBusy(true);
    const failed = await recovering.keepBeside();
    setBusy(false);
    setFailure(failed);
    if (failed === null) setOpen(false);
  }

  async function open() {
    await recovering.lookAgain();
    setOpen(true);
  }

  const keepButton = (size: string) => (
    <button type="button" className={`button ${size}`} disabled={isBusy} onClick={() => void keep()}>
      {t('keep')}
    </button>
  );
  return (
    <section className="notice recovery" role="alert" data-recovery={kind}>
      <h2 className="notice-title">{t(`${kind}Title`)}</h2>
      <p>{t(kind, { when: when(typedAt) })}</p>
      {!isDone && <RecoverySides recovery={recovery} />}
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
          keepButton('button-small')
        )}
      </div>
      {failure !== null && (
        <p className="field-error" role="alert">
          {failure.code === networkError.code ? t('keepFailed') : t('keepRefused', { why: wordsOf(failure) })}
        </p>
      )}
      {isOpen && (
        <CompareDialog recovery={recovery} onClose={() => setOpen(false)}>
          {isDone ? (
            <button type="button" className="button button-primary" onClick={() => recovering.seen()}>
              {t('seen')}
            </button>
          ) : (
            <>
              {keepButton('')}
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
