'use client';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { namesOf } from '#app/(desk)/actions/versions.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { compareContents } from '#core/articles/compare-contents.ts';
import { type ContentNames, referencesOf } from '#core/articles/content-references.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { CompareContents } from './compare-contents.tsx';
import { CompareStory } from './compare-story.tsx';
import { useComparison } from './use-comparison.ts';
import './translation-dialog.css';

/** The difference of the original since the translated version, beside the text of the translation. */
export function TranslationDialog({
  originalId,
  version,
  current,
  content,
  failure: refused,
  onClose,
  children,
}: {
  originalId: string;
  version: number;
  current: number;
  /** The text of the translation. */
  content: VersionContent;
  /** The refusal of the act. */
  failure: ActionFailure | null;
  onClose: () => void;
  /** The button of the act. */
  children: ReactNode;
}) {
  const t = useTranslations('desk.article.translation');
  const sides = useMemo(() => ({ before: String(version), after: String(current) }), [version, current]);
  const { comparison, failure } = useComparison(originalId, sides);
  const [own] = useState(content);
  const names = useNames(own);
  return (
    <Dialog isWide title={t('compareTitle', { version })} onClose={onClose}>
      <FailureNotice failure={refused ?? failure} />
      {failure === null && comparison === null && <p className="empty">{t('loading')}</p>}
      {comparison !== null && (
        <div className="translation-sides">
          <section aria-label={t('original', { version, current })}>
            <h3>{t('original', { version, current })}</h3>
            <CompareContents
              before={comparison.before ?? comparison.after}
              after={comparison.after}
              names={comparison.names}
            />
          </section>
          <section aria-label={t('own')}>
            <h3>{t('own')}</h3>
            <div className="compare">
              <CompareStory
                before={own}
                after={own}
                changes={compareContents(own, own)}
                names={names}
                isShort={false}
              />
            </div>
          </section>
        </div>
      )}
      <p className="muted">{t('markHint', { current })}</p>
      <div className="dialog-actions">
        {children}
        <button type="button" className="button button-small" onClick={onClose}>
          {t('close')}
        </button>
      </div>
    </Dialog>
  );
}

/** The names of the ids in a text. If they fail to load, the text is shown without them. */
function useNames(content: VersionContent): ContentNames {
  const call = useActionCall();
  const [names, setNames] = useState<ContentNames>({
    people: {},
    tags: {},
    sections: {},
    stories: {},
    media: {},
  });
  useEffect(() => {
    let isWanted = true;
    void call(namesOf(referencesOf([content]))).then((answer) => {
      if (isWanted && answer.ok) setNames(answer.data);
    });
    return () => {
      isWanted = false;
    };
  }, [content, call]);
  return names;
}
