'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { markTranslation } from '#app/(desk)/actions/articles.ts';
import { lazy } from '#components/ui/lazy.ts';
import { LazyPart } from '#components/ui/lazy-part.tsx';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { articleDeskUrl } from '#core/urls.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import type { Edition, SavedView } from './desk-article.ts';

const translationDialog = lazy(async () => (await import('./translation-dialog.tsx')).TranslationDialog);

/**
 * The state of a translation in words. If its original changed: the difference, and the act that marks the
 * translation as made from the current version.
 */
export function TranslationPanel({
  view,
  content,
  save,
  onChanged,
}: {
  view: Pick<SavedView, 'id' | 'edition' | 'mayMarkTranslated'>;
  /** The text on the screen. */
  content: VersionContent;
  /** Sends the text first, because the mark also covers it. Null on failure. */
  save: () => Promise<unknown>;
  onChanged: (edition: Edition | null) => void;
}) {
  const t = useTranslations('desk.article.translation');
  const call = useActionCall();
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [isMarked, setMarked] = useState(false);
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const { edition } = view;
  if (edition?.translation == null) return null;
  const { state, version, currentVersion: current } = edition.translation;
  const isReadable = edition.headline !== null;

  async function mark() {
    setBusy(true);
    try {
      if ((await save()) === null) return;
      const answer = await call(markTranslation({ articleId: view.id, originalVersion: current }));
      setFailure(answer.ok ? null : answer.error);
      if (!answer.ok) return;
      setOpen(false);
      setMarked(true);
      onChanged(answer.data);
    } finally {
      setBusy(false);
    }
  }

  const markButton = view.mayMarkTranslated.ok && isReadable && state !== 'original_withdrawn' && (
    <button type="button" className="button button-small" disabled={isBusy} onClick={() => void mark()}>
      {t('mark')}
    </button>
  );
  if (state === 'current') {
    return (
      <p className="muted" role="status">
        {t(isMarked ? 'marked' : 'current', { version })}
      </p>
    );
  }
  return (
    <section
      className={state === 'original_updated' ? 'notice stack' : 'notice notice-danger stack'}
      aria-label={t(state)}
      data-translation={state}
    >
      <p>
        <strong>{t(state)}</strong>
      </p>
      <p>{t(wordsOf(edition.translation), { version, current })}</p>
      <FailureNotice failure={failure} />
      <div className="row">
        {isReadable && version !== current && (
          <button type="button" className="button button-small button-primary" onClick={() => setOpen(true)}>
            {t('compare')}
          </button>
        )}
        {isReadable && (
          <DeskLink className="button button-small" href={articleDeskUrl(edition.id)}>
            {t('open')}
          </DeskLink>
        )}
        {markButton}
      </div>
      {isOpen && (
        <LazyPart
          part={translationDialog}
          originalId={edition.id}
          version={version}
          current={current}
          content={content}
          onClose={() => setOpen(false)}
        >
          {markButton}
        </LazyPart>
      )}
    </section>
  );
}

function wordsOf({ state, version, currentVersion }: NonNullable<Edition['translation']>) {
  if (state === 'original_withdrawn') return 'withdrawn';
  return version === currentVersion ? 'sameVersion' : 'behind';
}
