import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { changeMedia } from '#app/(desk)/actions/library.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import { DraftForm } from '#components/ui/draft-form.tsx';
import { LimitedArea } from '#components/ui/limited-field.tsx';
import type { MediaItem } from '#core/media/media-item.ts';
import { rightsNoteMaxChars } from '#core/media/media-rights.ts';
import { altMaxChars, captionMaxChars, creditMaxChars } from '#core/media/upload-limits.ts';
import { changesOf } from '#core/shared/changes-of.ts';
import { normaliseLines } from '#core/text/normalise-lines.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useFailure } from '../forms/use-failure.ts';
import { FocalPoint } from '../media/focal-point.tsx';

/** Edits a picture's texts, its source, and the terms and expiry of its rights. */
export function MediaDialog({
  item,
  canPlace,
  onDone,
  onClose,
}: {
  item: MediaItem;
  /** Whether this person may add it to the library. */
  canPlace: boolean;
  onDone: (item: MediaItem) => void;
  onClose: () => void;
}) {
  const call = useActionCall();
  const t = useTranslations('desk.media');
  const lead = useTranslations('desk.article.lead');
  const id = useId();
  const [focal, setFocal] = useState({ focalX: item.focalX, focalY: item.focalY });
  const { failure, setFailure, onInput } = useFailure();
  const limits = { caption: captionMaxChars, credit: creditMaxChars, alt: altMaxChars } as const;

  async function submit(element: HTMLFormElement) {
    const form = new FormData(element);
    const text = (name: string) => String(form.get(name) ?? '');
    // Only changed fields are sent, so that concurrent changes by others survive.
    const { to } = changesOf(item, {
      ...{ caption: text('caption'), credit: text('credit'), alt: text('alt') },
      ...{ rightsNote: normaliseLines(text('rightsNote')), rightsUntil: text('rightsUntil') || null },
      ...focal,
      ...(form.has('inLibrary') && { inLibrary: true }),
    });
    const answer = await call(changeMedia({ ...to, id: item.id }));
    if (answer.ok) onDone(answer.data);
    else setFailure(answer.error);
    return answer;
  }

  return (
    <Dialog title={t('edit')} isWide onClose={onClose}>
      <DraftForm className="media-edit" keep="media" of={item.id} onSend={submit} onInput={onInput}>
        <div>
          <FocalPoint media={item} onChange={setFocal} />
          <p className="hint">{t('focalHint')}</p>
        </div>
        <div className="stack">
          <FailureNotice failure={failure} />
          {(['caption', 'credit', 'alt'] as const).map((name) => (
            <div className="field" key={name}>
              <label htmlFor={`${id}-${name}`}>{lead(name)}</label>
              <LimitedArea
                id={`${id}-${name}`}
                name={name}
                rows={name === 'credit' ? 1 : 3}
                maxChars={limits[name]}
                defaultValue={item[name]}
                error={failure?.fieldErrors?.[name]}
              />
            </div>
          ))}
          <div className="field">
            <label htmlFor={`${id}-rights`}>{t('rightsNote')}</label>
            <LimitedArea
              id={`${id}-rights`}
              name="rightsNote"
              rows={2}
              maxChars={rightsNoteMaxChars}
              defaultValue={item.rightsNote}
              aria-describedby={`${id}-rights-hint`}
            />
            <p className="hint" id={`${id}-rights-hint`}>
              {t('rightsNoteHint')}
            </p>
          </div>
          <div className="field">
            <label htmlFor={`${id}-until`}>{t('rightsUntil')}</label>
            <input
              id={`${id}-until`}
              name="rightsUntil"
              type="date"
              defaultValue={item.rightsUntil ?? ''}
              aria-describedby={`${id}-until-hint`}
            />
            <p className="hint" id={`${id}-until-hint`}>
              {t('rightsUntilHint')}
            </p>
            {failure?.fieldErrors?.rightsUntil && (
              <p className="field-error">{failure.fieldErrors.rightsUntil}</p>
            )}
          </div>
          {canPlace && (
            <label className="check">
              <input type="checkbox" name="inLibrary" aria-describedby={`${id}-place-hint`} />
              <span>{t('place')}</span>
              <span className="hint" id={`${id}-place-hint`}>
                {t('placeHint')}
              </span>
            </label>
          )}
          <p className="hint">{t('size', { width: item.width, height: item.height })}</p>
          <DialogButtons cancel={t('cancel')} go={t('save')} onCancel={onClose} />
        </div>
      </DraftForm>
    </Dialog>
  );
}
