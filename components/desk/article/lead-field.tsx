'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { changeMedia } from '#app/(desk)/actions/library.ts';
import { lazy } from '#components/ui/lazy.ts';
import { LazyPart } from '#components/ui/lazy-part.tsx';
import type { VersionLead } from '#core/articles/version-content.ts';
import type { MediaItem } from '#core/media/media-item.ts';
import type { MediaView } from '#core/media/media-view.ts';
import { altMaxChars, captionMaxChars, creditMaxChars } from '#core/media/upload-limits.ts';
import { UploadButton } from '../forms/upload-button.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { Picture } from '../media/picture.tsx';
import { TextField } from './text-field.tsx';

const focalPoint = lazy(async () => (await import('../media/focal-point.tsx')).FocalPoint);
const mediaPicker = lazy(async () => (await import('../media/media-picker.tsx')).MediaPicker);

/** The lead photo: the picture, and its texts in this story. */
export function LeadField({
  lead,
  known,
  isReadOnly,
  errors,
  onChange,
}: {
  lead: VersionLead | null;
  known: MediaView | null;
  isReadOnly: boolean;
  errors: Readonly<Record<string, string>>;
  onChange: (lead: VersionLead | null) => void;
}) {
  const call = useActionCall();
  const t = useTranslations('desk');
  const [picked, setPicked] = useState<MediaView | null>(null);
  const [isChoosing, setChoosing] = useState(false);
  /** Why the last focal point was not saved. */
  const [unset, setUnset] = useState('');
  const media = [picked, known].find((each) => each !== null && each.id === lead?.mediaId) ?? null;

  function take(item: MediaItem) {
    setPicked(item);
    setChoosing(false);
    setUnset('');
    const { id: mediaId, caption, credit, alt } = item;
    onChange({ mediaId, caption, credit, alt });
  }

  async function setPoint(point: { id: string; focalX: number; focalY: number }) {
    const answer = await call(changeMedia(point));
    setUnset(answer.ok ? '' : answer.error.message);
  }

  const words = (name: 'caption' | 'credit' | 'alt', maxChars: number) =>
    lead !== null && (
      <TextField
        name={`lead.${name}`}
        label={t(`article.lead.${name}`)}
        value={lead[name]}
        maxChars={maxChars}
        error={errors[`lead.${name}`]}
        isReadOnly={isReadOnly}
        isOneLine
        onChange={(text) => onChange({ ...lead, [name]: text })}
      />
    );

  return (
    <fieldset className="lead-field" data-field="lead">
      <legend className="label">{t('article.lead.legend')}</legend>
      {lead !== null && (
        <div className="lead-body">
          {media !== null && isReadOnly && <Picture media={media} alt={lead.alt} width={640} />}
          {media !== null && !isReadOnly && (
            <LazyPart
              key={media.id}
              part={focalPoint}
              media={media}
              onChange={(focal) => void setPoint({ id: media.id, ...focal })}
            />
          )}
          <div className="stack">
            {words('caption', captionMaxChars)}
            {words('credit', creditMaxChars)}
            {words('alt', altMaxChars)}
          </div>
        </div>
      )}
      {!isReadOnly && (
        <div className="row">
          <UploadButton onDone={take} />
          <button
            type="button"
            className="button"
            onPointerEnter={mediaPicker.prepare}
            onFocus={mediaPicker.prepare}
            onClick={() => setChoosing(true)}
          >
            {t('article.lead.library')}
          </button>
          {lead !== null && (
            <button type="button" className="button button-quiet" onClick={() => onChange(null)}>
              {t('article.lead.remove')}
            </button>
          )}
        </div>
      )}
      {unset !== '' && (
        <p className="field-error" role="alert">
          {unset}
        </p>
      )}
      {errors.lead !== undefined && <p className="field-error">{errors.lead}</p>}
      {isChoosing && <LazyPart part={mediaPicker} onPick={take} onClose={() => setChoosing(false)} />}
    </fieldset>
  );
}
