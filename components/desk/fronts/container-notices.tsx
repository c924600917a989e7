import { useTranslations } from 'use-intl/react';
import { outdated } from '#components/ui/network-failure.ts';
import type { ContainerScreen } from '#core/fronts/front-screen.ts';
import { useErrorText } from '../forms/use-error-text.ts';
import type { OpenContainer } from './use-container.ts';

/** Notices of a container: a failed save, or a launch by another person, each with the possible actions. */
export function ContainerNotices({
  container,
  open: { view, failure, change, reload, again },
  onDiscard,
}: {
  container: ContainerScreen;
  open: Pick<OpenContainer, 'view' | 'failure' | 'change' | 'reload' | 'again'>;
  onDiscard: () => void;
}) {
  const t = useTranslations('fronts');
  const errorText = useErrorText();
  const { draft, revision, launchedByName } = container;
  // An outdated page cannot reload its data, because the server no longer has its actions.
  const isOutdated = failure !== 'unsent' && failure?.code === outdated.code;
  // The notice below explains it, with actions.
  const isExplainedBelow = draft?.isStale && failure !== 'unsent' && failure?.code === 'front.stale';
  // The pictures that it is about.
  const refused =
    failure === null || failure === 'unsent' || failure.details?.mediaId === undefined
      ? undefined
      : view.placed.find(({ placement }) => placement.articleId === failure.details?.articleId);
  return (
    <>
      {failure !== null && !isExplainedBelow && (
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

/** The notice that a draft was discarded, with an undo. */
export function DiscardedNotice({ name, onBringBack }: { name: string; onBringBack: () => void }) {
  const t = useTranslations('fronts');
  return (
    <p className="notice row" role="status">
      {t('discarded', { name })}
      <button type="button" className="button button-small" data-by="bring-back" onClick={onBringBack}>
        {t('bringBack')}
      </button>
    </p>
  );
}
