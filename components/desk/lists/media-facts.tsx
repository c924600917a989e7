import { useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';
import type { MediaItem } from '#core/media/media-item.ts';
import { useErrorText } from '../forms/use-error-text.ts';
import { Picture } from '../media/picture.tsx';

/** The same data for people who may not edit the picture. */
export function MediaFacts({ item, onClose }: { item: MediaItem; onClose: () => void }) {
  const t = useTranslations('desk.media');
  const lead = useTranslations('desk.article.lead');
  const errorText = useErrorText();
  const facts = [
    [lead('caption'), item.caption],
    [lead('credit'), item.credit],
    [lead('alt'), item.alt],
    [t('rightsNote'), item.rightsNote],
    [t('rightsUntil'), item.rightsUntil ?? ''],
  ];
  return (
    <Dialog title={t('facts')} isWide onClose={onClose}>
      <div className="media-edit">
        <div className="media-facts-picture">
          <Picture media={item} alt={item.alt} width={640} />
        </div>
        <div className="stack">
          <p className="hint">{errorText('media.not-yours')}</p>
          <dl className="media-facts">
            {facts
              .filter(([, words]) => words !== '')
              .map(([name, words]) => (
                <div key={name}>
                  <dt className="label">{name}</dt>
                  <dd>{words}</dd>
                </div>
              ))}
          </dl>
          <p className="hint">{t('size', { width: item.width, height: item.height })}</p>
          <div className="dialog-actions">
            <button type="button" className="button" onClick={onClose}>
              {t('close')}
            </button>
          </div>
        </div>
      </div>
    </Dialog>
  );
}
