import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import { DraftForm, SENT } from '#components/ui/draft-form.tsx';
import { headlineMaxChars, kickerMaxChars } from '#core/articles/field-limits.ts';
import type { PlacedItem } from '#core/fronts/front-screen.ts';
import type { MediaItem } from '#core/media/media-item.ts';
import { TextField } from '../article/text-field.tsx';
import { MediaPicker } from '../media/media-picker.tsx';
import { Picture } from '../media/picture.tsx';

/** Overrides the headline and picture of a story in this slot. Empty fields keep its own. */
export function SlotDialog({
  item,
  onSave,
  onClose,
}: {
  item: PlacedItem;
  onSave: (changed: PlacedItem) => void;
  onClose: () => void;
}) {
  const t = useTranslations('fronts');
  const [headline, setHeadline] = useState(item.placement.headline ?? '');
  const [kicker, setKicker] = useState(item.placement.kicker ?? '');
  const [picture, setPicture] = useState<MediaItem | null>(item.picture);
  const [isPicking, setPicking] = useState(false);
  const lacksCredit = picture !== null && picture.credit.trim() === '';
  async function save() {
    if (lacksCredit) return null;
    const { articleId } = item;
    const placement = {
      articleId,
      ...(headline.trim() && { headline: headline.trim() }),
      ...(kicker.trim() && { kicker: kicker.trim() }),
      ...(picture && { mediaId: picture.id }),
    };
    onSave({ ...item, placement, picture });
    return SENT;
  }
  return (
    <Dialog title={t('editTitle')} onClose={onClose}>
      <DraftForm
        className="stack"
        keep="front.slot"
        of={item.placement.articleId}
        onSend={save}
        onKeyDown={(event) => {
          const isInWords = event.target instanceof HTMLTextAreaElement;
          if (isInWords && event.key === 'Enter' && !event.nativeEvent.isComposing)
            event.currentTarget.requestSubmit();
        }}
      >
        <p className="hint">{t('itsOwn', { name: item.headline ?? '' })}</p>
        <TextField
          name="headline"
          label={t('headlineHere')}
          value={headline}
          maxChars={headlineMaxChars}
          placeholder={item.headline ?? ''}
          isReadOnly={false}
          isOneLine
          onChange={setHeadline}
        />
        <TextField
          name="kicker"
          label={t('kickerHere')}
          value={kicker}
          maxChars={kickerMaxChars}
          isReadOnly={false}
          isOneLine
          onChange={setKicker}
        />
        <div className="front-photo">
          {picture && <Picture media={picture} alt={picture.alt || picture.caption} width={320} />}
          <p className="hint">{picture ? picture.credit : t('photoOfStory')}</p>
          {lacksCredit && (
            <p className="field-error" role="alert">
              {t('noCredit')}
            </p>
          )}
          <div className="row">
            <button type="button" className="button button-small" onClick={() => setPicking(true)}>
              {t('choosePhoto')}
            </button>
            {picture && (
              <button type="button" className="button button-small" onClick={() => setPicture(null)}>
                {t('photoBack')}
              </button>
            )}
          </div>
        </div>
        <DialogButtons cancel={t('cancel')} go={t('save')} isIncomplete={lacksCredit} onCancel={onClose} />
      </DraftForm>
      {isPicking && (
        <MediaPicker
          onPick={(media) => {
            setPicture(media);
            setPicking(false);
          }}
          onClose={() => setPicking(false)}
        />
      )}
    </Dialog>
  );
}
