'use client';
import { type RefObject, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { charsOver } from '#components/ui/chars-over.ts';
import { LimitedInput } from '#components/ui/limited-field.tsx';
import { headlineMaxChars } from '#core/articles/field-limits.ts';
import { entryPhotosMax, keyTitleMaxChars } from '#core/live/entry-limits.ts';
import { ENTRY_CHANGES, type EntryChange, requiresNote } from '#core/live/entry-states.ts';
import type { EntryPhoto } from '#core/live/entry-text.ts';
import type { MediaItem } from '#core/media/media-item.ts';
import { UploadButton } from '../forms/upload-button.tsx';
import { useErrorText } from '../forms/use-error-text.ts';
import { MediaPicker } from '../media/media-picker.tsx';
import { isBlank, type Written } from './desk-entry.ts';

type ComposerProps = {
  written: Written;
  title: string;
  mayPublish: boolean;
  /** Another person's version has arrived. Nothing is sent before the writer has seen it. */
  hasNotice: boolean;
  isKept: boolean;
  onChange: (changes: Partial<Written>) => void;
  onSend: (publish: boolean) => void;
  onDiscard: () => void;
};

/** The form of a live entry: one field is enough, Ctrl + Enter sends it. */
export function Composer({
  written,
  title,
  mayPublish,
  hasNotice,
  isKept,
  onChange,
  onSend,
  onDiscard,
}: ComposerProps) {
  const t = useTranslations('live');
  const errorText = useErrorText();
  const id = useId();
  const note = useRef<HTMLTextAreaElement>(null);
  const [wasTried, setTried] = useState(false);
  const [picks, setPicks] = useState(false);
  const { isPublished, photos } = written;
  const isTooLong =
    charsOver(written.headline, headlineMaxChars) > 0 ||
    (written.isKey && charsOver(written.keyTitle, keyTitleMaxChars) > 0);
  const canSend = !isBlank(written) && !hasNotice && !isTooLong;
  const sendsToReaders = isPublished || mayPublish;
  const isNoteMissing = isPublished && requiresNote(written.change, written.publicNote);
  const noteError = wasTried && isNoteMissing ? errorText('live.correction-needs-note') : null;

  function send() {
    if (!canSend) return;
    if (!isNoteMissing) return onSend(sendsToReaders);
    setTried(true);
    note.current?.focus();
  }

  function addPhoto({ id: mediaId, caption, credit, alt }: MediaItem) {
    setPicks(false);
    if (photos.some((photo) => photo.mediaId === mediaId)) return;
    onChange({ photos: [...photos, { mediaId, caption, credit, alt }] });
  }

  function changePhoto(mediaId: string, changes: Partial<EntryPhoto>) {
    onChange({
      photos: photos.map((photo) => (photo.mediaId === mediaId ? { ...photo, ...changes } : photo)),
    });
  }

  return (
    <form
      className="panel live-composer"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        const isAsked = event.ctrlKey || event.metaKey;
        // By default Enter in an input submits the form.
        if (isAsked || (event.target as Element).matches('input:not([type=file])')) event.preventDefault();
        if (isAsked) send();
      }}
    >
      <h2 className="panel-title">{title}</h2>
      <div className="field">
        <label htmlFor={`${id}-headline`}>{t('headline')}</label>
        <LimitedInput
          id={`${id}-headline`}
          className="input"
          value={written.headline}
          maxChars={headlineMaxChars}
          autoComplete="off"
          onChange={(event) => onChange({ headline: event.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-text`}>{t('text')}</label>
        <textarea
          id={`${id}-text`}
          className="input live-text"
          rows={4}
          value={written.text}
          placeholder={t('placeholder')}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onChange({ text: event.target.value })}
        />
        <p className="hint" id={`${id}-hint`}>
          {t('textHint')}
        </p>
      </div>
      {photos.map((photo) => (
        <PhotoFields
          key={photo.mediaId}
          photo={photo}
          onChange={(changes) => changePhoto(photo.mediaId, changes)}
          onRemove={() => onChange({ photos: photos.filter(({ mediaId }) => mediaId !== photo.mediaId) })}
        />
      ))}
      <EntryTools written={written} onChange={onChange} onPick={() => setPicks(true)} onUpload={addPhoto} />
      {isPublished && (
        <ChangeFields written={written} note={note} noteError={noteError} onChange={onChange} />
      )}
      <SendRow {...{ written, mayPublish, canSend, isKept, onSend, onDiscard }} />
      {picks && <MediaPicker onPick={addPhoto} onClose={() => setPicks(false)} />}
    </form>
  );
}

/** Marks an entry as a key event, and adds photos to it. */
function EntryTools({
  written,
  onChange,
  onPick,
  onUpload,
}: {
  written: Written;
  onChange: (changes: Partial<Written>) => void;
  onPick: () => void;
  onUpload: (photo: MediaItem) => void;
}) {
  const t = useTranslations('live');
  return (
    <div className="live-tools">
      <label className="live-check">
        <input
          type="checkbox"
          checked={written.isKey}
          onChange={(event) => onChange({ isKey: event.target.checked })}
        />
        {t('isKey')}
      </label>
      {written.isKey && (
        <LimitedInput
          className="input live-key-title"
          aria-label={t('keyTitle')}
          placeholder={t('keyTitle')}
          maxChars={keyTitleMaxChars}
          value={written.keyTitle}
          onChange={(event) => onChange({ keyTitle: event.target.value })}
        />
      )}
      {written.photos.length < entryPhotosMax && (
        <>
          <button type="button" className="button" onClick={onPick}>
            {t('photo')}
          </button>
          <UploadButton onDone={onUpload} />
        </>
      )}
    </div>
  );
}

function PhotoFields({
  photo,
  onChange,
  onRemove,
}: {
  photo: EntryPhoto;
  onChange: (changes: Partial<EntryPhoto>) => void;
  onRemove: () => void;
}) {
  const t = useTranslations('live');
  return (
    <fieldset className="live-photo">
      <legend className="visually-hidden">{photo.caption || t('photo')}</legend>
      {/* biome-ignore lint/performance/noImgElement: renditions are made at upload. */}
      <img src={`/media/${photo.mediaId}/320.webp`} alt="" width={96} height={72} />
      <div className="stack-tight">
        {(['caption', 'credit', 'alt'] as const).map((field) => (
          <input
            key={field}
            className="input"
            aria-label={t(field)}
            placeholder={t(field)}
            value={photo[field]}
            onChange={(event) => onChange({ [field]: event.target.value })}
          />
        ))}
      </div>
      <button type="button" className="button button-small" onClick={onRemove}>
        {t('photoRemove')}
      </button>
    </fieldset>
  );
}

/** The kind of change of a published entry, and its note to readers. */
function ChangeFields({
  written: { change, publicNote },
  note,
  noteError,
  onChange,
}: {
  written: Written;
  note: RefObject<HTMLTextAreaElement | null>;
  noteError: string | null;
  onChange: (changes: Partial<Written>) => void;
}) {
  const t = useTranslations('live');
  const id = useId();
  return (
    <div className="live-change">
      <div className="field">
        <label htmlFor={`${id}-change`}>{t('change')}</label>
        <select
          id={`${id}-change`}
          value={change}
          onChange={(event) => onChange({ change: event.target.value as EntryChange })}
        >
          {ENTRY_CHANGES.map((each) => (
            <option key={each} value={each}>
              {t(`changes.${each}`)}
            </option>
          ))}
        </select>
      </div>
      {change !== 'minor_fix' && (
        <div className="field">
          <label htmlFor={`${id}-note`}>{t(change === 'correction' ? 'noteCorrection' : 'noteUpdate')}</label>
          <textarea
            ref={note}
            id={`${id}-note`}
            className="input"
            rows={2}
            value={publicNote}
            aria-required={change === 'correction'}
            aria-invalid={noteError !== null}
            aria-describedby={noteError === null ? undefined : `${id}-note-error`}
            onChange={(event) => onChange({ publicNote: event.target.value })}
          />
          {noteError !== null && (
            <p className="field-error" id={`${id}-note-error`} role="alert">
              {noteError}
            </p>
          )}
        </div>
      )}
    </div>
  );
}

function SendRow({
  written,
  mayPublish,
  canSend,
  isKept,
  onSend,
  onDiscard,
}: Pick<ComposerProps, 'written' | 'mayPublish' | 'isKept' | 'onSend' | 'onDiscard'> & { canSend: boolean }) {
  const t = useTranslations('live');
  const { isPublished } = written;
  return (
    <div className="live-send">
      <button type="submit" className="button button-primary" aria-disabled={!canSend}>
        {isPublished ? t('saveChange') : t(mayPublish ? 'publish' : 'handIn')} <kbd>{t('keys')}</kbd>
      </button>
      {!isPublished && mayPublish && (
        <button
          type="button"
          className="button"
          aria-disabled={!canSend}
          onClick={() => canSend && onSend(false)}
        >
          {t('saveDraft')}
        </button>
      )}
      {!isBlank(written) && (
        <button type="button" className="button button-quiet" onClick={onDiscard}>
          {t(written.baseVersion === 0 ? 'discard' : 'cancel')}
        </button>
      )}
      {isKept && !isBlank(written) && <span className="hint">{t('kept')}</span>}
    </div>
  );
}
