import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { MediaView } from '#core/media/media-view.ts';
import { MediaPicker } from './media-picker.tsx';
import { Picture } from './picture.tsx';

/** A form field for an optional picture of the library. Its value is the picture's id. */
export function PictureField({
  name,
  label,
  hint,
  fault,
  initial,
}: {
  name: string;
  label: string;
  hint?: string;
  /** The error of the field. */
  fault?: string;
  initial: MediaView | null;
}) {
  const t = useTranslations('desk.media');
  const [picture, setPicture] = useState(initial);
  const [isChoosing, setIsChoosing] = useState(false);
  return (
    <div className="field">
      <span className="label">{label}</span>
      {hint !== undefined && <p className="hint">{hint}</p>}
      <input type="hidden" name={name} value={picture?.id ?? ''} />
      {picture !== null && (
        <div className="media-tile picture-field">
          <Picture media={picture} alt="" width={320} />
        </div>
      )}
      <div className="row">
        <button type="button" className="button button-small" onClick={() => setIsChoosing(true)}>
          {t('choose')}
        </button>
        {picture !== null && (
          <button type="button" className="button button-small" onClick={() => setPicture(null)}>
            {t('withoutPicture')}
          </button>
        )}
      </div>
      {fault !== undefined && <p className="field-error">{fault}</p>}
      {isChoosing && (
        <MediaPicker
          onPick={(media) => {
            setPicture(media);
            setIsChoosing(false);
          }}
          onClose={() => setIsChoosing(false)}
        />
      )}
    </div>
  );
}
