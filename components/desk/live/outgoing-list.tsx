'use client';
import { useTranslations } from 'use-intl/react';
import type { ActionFailure } from '#core/shared/action-result.ts';
import type { Written } from './desk-entry.ts';
import { EntryWords } from './entry-words.tsx';
import type { Outgoing } from './use-outgoing.ts';

/** Entries being sent, with their problems. */
export function OutgoingList({
  list,
  wordsOf,
  onTakeBack,
  onDrop,
}: {
  list: readonly Outgoing[];
  wordsOf: (failure: ActionFailure) => string;
  onTakeBack: (written: Written) => void;
  onDrop: (written: Written) => void;
}) {
  const t = useTranslations('live');
  if (list.length === 0) return null;
  const next = list.find(({ failure, isAside }) => failure === null && !isAside);
  return (
    <section aria-labelledby="live-outgoing">
      <h2 className="panel-title" id="live-outgoing">
        {t('outgoing')}
      </h2>
      <ol className="live-cards">
        {list.map(({ written, failure, isSilent, isSignedOut, isAside }) => (
          <li
            key={written.entryId}
            className="live-card"
            data-state={failure === null ? 'sending' : 'refused'}
          >
            {written.headline !== '' && <h3 className="live-card-title">{written.headline}</h3>}
            <EntryWords text={written.text} isWhole={false} />
            <p role="status" className={failure === null ? 'hint' : 'field-error'}>
              {failure !== null
                ? t('refused', { why: wordsOf(failure) })
                : t(wayOf({ isNext: written === next?.written, isSilent, isSignedOut, isAside }))}
            </p>
            {(failure !== null || isSilent) && (
              <div className="live-card-deeds">
                <button type="button" className="button button-small" onClick={() => onTakeBack(written)}>
                  {t('again')}
                </button>
                {failure !== null && (
                  <button type="button" className="button button-small" onClick={() => onDrop(written)}>
                    {t('drop')}
                  </button>
                )}
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The status of an entry without a rejection. */
function wayOf({
  isNext,
  isSilent,
  isSignedOut,
  isAside,
}: { isNext: boolean } & Pick<Outgoing, 'isSilent' | 'isSignedOut' | 'isAside'>) {
  if (isSignedOut) return 'signedOut';
  if (isAside) return 'aside';
  if (!isNext) return 'inTurn';
  return isSilent ? 'silent' : 'sending';
}
