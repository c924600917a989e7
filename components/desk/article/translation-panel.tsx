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

type Props = {
  view: Pick<SavedView, 'id' | 'edition' | 'mayMarkTranslated'>;
  /** The text on the screen. */
  content: VersionContent;
  /** Sends the text first, because the mark also covers it. Null on failure. */
  save: () => Promise<unknown>;
  onChanged: (edition: Edition | null) => void;
};

/**
 * The state of a translation in words. If its original changed: the difference, and the act that marks the
 * translation as made from the current version.
 */
export function TranslationPanel(props: Props) {
  const t = useTranslations('desk.article.translation');
  const [isMarked, setMarked] = useState(false);
  const { edition } = props.view;
  if (edition?.translation == null) return null;
  const { state, version } = edition.translation;
  if (state !== 'current') {
    return (
      <Behind {...props} original={edition} made={edition.translation} onMarked={() => setMarked(true)} />
    );
  }
  return (
    <p className="muted" role="status">
      {t(isMarked ? 'marked' : 'current', { version })}
    </p>
  );
}

type Made = NonNullable<Edition['translation']>;

/** A translation whose original changed. */
function Behind({
  view,
  content,
  original,
  made,
  ...acting
}: Props & { original: Edition; made: Made; onMarked: () => void }) {
  const t = useTranslations('desk.article.translation');
  const [isOpen, setOpen] = useState(false);
  const { state, version, currentVersion: current } = made;
  const { mark, isBusy, failure } = useMark({ articleId: view.id, current, ...acting });
  const isReadable = original.headline !== null;
  const markButton = view.mayMarkTranslated.ok && isReadable && state !== 'original_withdrawn' && (
    <button type="button" className="button button-small" disabled={isBusy} onClick={() => void mark()}>
      {t('mark')}
    </button>
  );
  return (
    <section
      className={state === 'original_updated' ? 'notice stack' : 'notice notice-danger stack'}
      aria-label={t(state)}
      data-translation={state}
    >
      <p>
        <strong>{t(state)}</strong>
      </p>
      <p>{t(wordsOf(made), { version, current })}</p>
      <FailureNotice failure={failure} />
      {isReadable && (
        <div className="row">
          {version !== current && (
            <button
              type="button"
              className="button button-small button-primary"
              onClick={() => setOpen(true)}
            >
              {t('compare')}
            </button>
          )}
          <DeskLink className="button button-small" href={articleDeskUrl(original.id)}>
            {t('open')}
          </DeskLink>
          {markButton}
        </div>
      )}
      {isOpen && (
        <LazyPart
          part={translationDialog}
          {...{ originalId: original.id, version, current, content, failure }}
          onClose={() => setOpen(false)}
        >
          {markButton}
        </LazyPart>
      )}
    </section>
  );
}

function useMark({
  articleId,
  current,
  save,
  onMarked,
  onChanged,
}: Pick<Props, 'save' | 'onChanged'> & { articleId: string; current: number; onMarked: () => void }) {
  const call = useActionCall();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ActionFailure | null>(null);

  async function mark() {
    setBusy(true);
    try {
      if ((await save()) === null) return;
      const answer = await call(markTranslation({ articleId, originalVersion: current }));
      setFailure(answer.ok ? null : answer.error);
      if (!answer.ok) return;
      onMarked();
      onChanged(answer.data);
    } finally {
      setBusy(false);
    }
  }
  return { mark, isBusy, failure };
}

function wordsOf({ state, version, currentVersion }: Made) {
  if (state === 'original_withdrawn') return 'withdrawn';
  return version === currentVersion ? 'sameVersion' : 'behind';
}
