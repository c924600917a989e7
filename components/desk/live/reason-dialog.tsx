'use client';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';
import { LimitedArea } from '#components/ui/limited-field.tsx';

/** Asks for some words before something is done that readers notice at once. */
export function ReasonDialog({
  title,
  hint,
  label,
  doIt,
  isRequired,
  fault,
  onDo,
  onClose,
}: {
  title: string;
  hint: string;
  label: string;
  doIt: string;
  isRequired: boolean;
  fault: string | null;
  onDo: (words: string) => void;
  onClose: () => void;
}) {
  const t = useTranslations('live');
  const id = useId();
  const [words, setWords] = useState('');
  const canDo = !isRequired || words.trim() !== '';
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (canDo) onDo(words);
        }}
      >
        <p>{hint}</p>
        <div className="field">
          <label htmlFor={id}>{label}</label>
          <LimitedArea
            id={id}
            className="input"
            rows={3}
            maxChars={600}
            required={isRequired}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </div>
        {fault !== null && (
          <p className="field-error" role="alert">
            {fault}
          </p>
        )}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button type="submit" className="button button-danger" aria-disabled={!canDo}>
            {doIt}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
