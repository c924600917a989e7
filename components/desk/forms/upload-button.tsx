'use client';
import { useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { MediaItem } from '#core/media/media-item.ts';
import { UploadFailure, uploadPicture } from '../article/send.ts';
import { useErrorText } from './use-error-text.ts';

/** Uploads pictures and shows the progress. */
export function UploadButton({
  inLibrary = false,
  onDone,
}: {
  /** Whether the uploads are visible to the whole desk at once. */
  inLibrary?: boolean;
  onDone: (media: MediaItem) => void;
}) {
  const t = useTranslations('desk.media');
  const errorText = useErrorText();
  const id = useId();
  const [progress, setProgress] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // A person who continues to work may have re-rendered the screen before the upload ends.
  const latest = useRef(onDone);
  latest.current = onDone;

  async function upload(file: File | undefined) {
    if (file === undefined) return;
    setProblem(null);
    setProgress(0);
    try {
      const media = await uploadPicture(file, { onProgress: setProgress, inLibrary });
      latest.current(media);
    } catch (error) {
      if (!(error instanceof UploadFailure)) throw error;
      setProblem(error.failure.message || errorText(error.failure.code));
    } finally {
      setProgress(null);
    }
  }

  return (
    <div className="upload">
      <label className="button" htmlFor={id}>
        {t('upload')}
      </label>
      <input
        id={id}
        type="file"
        accept="image/*"
        className="visually-hidden"
        onChange={(event) => {
          void upload(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <span role="status" className="hint">
        {progress !== null && (progress < 1 ? t('uploading', { done: progress }) : t('preparing'))}
      </span>
      {problem !== null && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
