'use client';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { namesOf } from '#app/(desk)/actions/versions.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { type ContentNames, referencesOf } from '#core/articles/content-references.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import { CompareContents } from './compare-contents.tsx';
import { RecoverySides } from './recovery-sides.tsx';
import type { Compared } from './writing/recovery.ts';

/** A writer's text beside the server's and the merged text, with the possible actions. */
export function CompareDialog({
  recovery,
  onClose,
  children,
}: {
  recovery: Compared;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useTranslations('desk.recovery');
  const [names, setNames] = useState<ContentNames | null>(null);
  const [shown, setShown] = useState<'mine' | 'merged'>('mine');
  const call = useActionCall();
  const { kind } = recovery;
  const { theirs, mine, merged, canMerge } = recovery.comparison;

  useEffect(() => {
    let isWanted = true;
    // The text matters most. Ids whose names fail to load are shown without a name.
    void call(namesOf(referencesOf([theirs, mine, merged]))).then((answer) => {
      if (isWanted) setNames(answer.ok ? answer.data : noNames);
    });
    return () => {
      isWanted = false;
    };
  }, [theirs, mine, merged, call]);

  const [before, after] = kind === 'merged' ? [mine, merged] : [theirs, shown === 'mine' ? mine : merged];
  const hint = kind === 'merged' ? 'hintMerged' : shown === 'mine' ? 'hintMine' : 'hintMerging';
  return (
    <Dialog isWide title={t(kind === 'merged' ? 'compareMergedTitle' : 'compareTitle')} onClose={onClose}>
      {kind !== 'merged' && <RecoverySides recovery={recovery} />}
      {kind !== 'merged' && canMerge && (
        <fieldset className="row recovery-shown">
          <legend className="visually-hidden">{t('shown')}</legend>
          {(['mine', 'merged'] as const).map((each) => (
            <button
              key={each}
              type="button"
              className="button button-small"
              aria-pressed={shown === each}
              onClick={() => setShown(each)}
            >
              {t(each === 'mine' ? 'showMine' : 'showMerged')}
            </button>
          ))}
        </fieldset>
      )}
      <p className="muted recovery-hint">{t(hint)}</p>
      {names !== null && <CompareContents key={shown} before={before} after={after} names={names} />}
      <div className="dialog-actions recovery-choices">{children}</div>
    </Dialog>
  );
}

const noNames: ContentNames = { people: {}, tags: {}, sections: {}, stories: {}, media: {} };
