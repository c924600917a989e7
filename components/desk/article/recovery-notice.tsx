'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';
import { type ContentNames, referencesOf } from '#core/articles/content-references.ts';
import { CompareContents } from './compare-contents.tsx';
import type { Doors } from './doors.ts';
import type { Recovery, WritingSession } from './writing/writing-session.ts';

/**
 * Says that there is text which the server did not have, and lets its writer see it against the server's before
 * anything is done with it.
 */
export function RecoveryNotice({
  recovery,
  session,
  doors,
  when,
}: {
  recovery: Recovery;
  session: WritingSession;
  doors: Pick<Doors, 'namesOf'>;
  when: (moment: Date | string) => string;
}) {
  const t = useTranslations('desk.recovery');
  const [names, setNames] = useState<ContentNames | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const { kind, typedAt, comparison } = recovery;
  const isNew = session.snapshot().articleId === null;
  const isOffline = kind === 'offline';
  const mine = when(typedAt);

  async function compare() {
    const answer = await doors.namesOf(referencesOf([comparison.theirs, comparison.mine, comparison.merged]));
    if (answer.ok) setNames(answer.data);
  }

  async function keep() {
    setNames(null);
    setFailed(!(await session.keepLeftBeside()));
  }

  function merge() {
    setNames(null);
    void session.mergeLeft();
  }

  const before = isOffline ? comparison.mine : comparison.theirs;
  const after = isOffline ? comparison.merged : comparison.mine;
  const choices = isOffline ? (
    <button type="button" className="button button-small" onClick={() => void session.mergeLeft()}>
      {t('seen')}
    </button>
  ) : (
    <>
      <button type="button" className="button button-small button-primary" onClick={merge}>
        {isNew ? t('open') : t('merge')}
      </button>
      <button type="button" className="button button-small" onClick={() => void keep()}>
        {isNew ? t('drop') : t('keep')}
      </button>
    </>
  );
  return (
    <div className="notice" role="alert" data-recovery={kind}>
      <p>{t(isOffline ? 'offline' : isNew ? 'beginning' : 'left', { when: mine })}</p>
      <div className="row">
        {!isNew && (
          <button type="button" className="button button-small" onClick={() => void compare()}>
            {t('compare')}
          </button>
        )}
        {choices}
      </div>
      {hasFailed && <p className="field-error">{t('keepFailed')}</p>}
      {names !== null && (
        <Dialog
          isWide
          title={
            isOffline ? t('compareOffline', { mine }) : t('compareTitle', { mine, server: when(new Date()) })
          }
          onClose={() => setNames(null)}
        >
          <CompareContents before={before} after={after} names={names} />
          <div className="dialog-actions">{choices}</div>
        </Dialog>
      )}
    </div>
  );
}
