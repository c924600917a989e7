import { useTranslations } from 'use-intl/react';
import { outdated } from '#components/ui/network-failure.ts';
import type { ContainerScreen } from '#core/fronts/front-screen.ts';
import { useErrorText } from '../forms/use-error-text.ts';
import type { OpenContainer } from './use-container.ts';

/** What is in the way: a change that was not saved, or a launch by somebody else; each with the ways on. */
export function ContainerNotices({
  container,
  open: { view, failure, change, reload, again },
  onDiscard,
}: {
  container: ContainerScreen;
  open: OpenContainer;
  onDiscard: () => void;
}) {
  const t = useTranslations('fronts');
  const errorText = useErrorText();
  const { draft, revision, launchedByName } = container;
  // Such a page can bring nothing in by itself: the server knows none of its actions.
  const isOutdated = failure !== 'unsent' && failure?.code === outdated.code;
  // The notice below says it with the ways on.
  const isToldBelow = draft?.isStale && failure !== 'unsent' && failure?.code === 'front.stale';
  // Which of the pictures it is about.
  const refused =
    failure === null || failure === 'unsent' || failure.details?.mediaId === undefined
      ? undefined
      : view.placed.find(({ placement }) => placement.articleId === failure.details?.articleId);
  return (
    <>
      {failure !== null && !isToldBelow && (
        <div className="notice notice-danger row" role="alert">
          <p>
            {failure === 'unsent' ? t('unsent') : failure.message || errorText(failure.code)}
            {refused !== undefined &&
              ` ${t('pictureOf', { name: refused.placement.headline ?? refused.headline ?? t('secret') })}`}
          </p>
          {failure === 'unsent' && (
            <button type="button" className="button button-small" onClick={() => void again()}>
              {t('again')}
            </button>
          )}
          <button
            type="button"
            className="button button-small"
            onClick={() => (isOutdated ? window.location.reload() : void reload())}
          >
            {t('reload')}
          </button>
        </div>
      )}
      {draft?.isStale && (
        <div className="notice row" role="alert">
          <p>{t('conflict', { name: launchedByName ?? '' })}</p>
          <button type="button" className="button button-small" onClick={() => void change(view, revision)}>
            {t('keepMine')}
          </button>
          <button type="button" className="button button-small" onClick={onDiscard}>
            {t('takeTheirs')}
          </button>
        </div>
      )}
    </>
  );
}
