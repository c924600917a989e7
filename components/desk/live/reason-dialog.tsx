'use client';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import { DraftForm, type Sent } from '#components/ui/draft-form.tsx';
import { LimitedArea } from '#components/ui/limited-field.tsx';

/** Asks for a reason before an action that readers notice at once. */
export function ReasonDialog({
  title,
  keep,
  of,
  hint,
  label,
  doIt,
  isRequired,
  fault,
  onDo,
  onClose,
}: {
  title: string;
  /** The storage name of its unsent text. */
  keep: string;
  of: string;
  hint: string;
  label: string;
  doIt: string;
  isRequired: boolean;
  fault: string | null;
  onDo: (words: string) => Promise<Sent | null>;
  onClose: () => void;
}) {
  const t = useTranslations('live');
  const id = useId();
  const [words, setWords] = useState('');
  const canDo = !isRequired || words.trim() !== '';
  return (
    <Dialog title={title} onClose={onClose}>
      <DraftForm keep={keep} of={of} onSend={async () => (canDo ? onDo(words) : null)}>
        <p>{hint}</p>
        <div className="field">
          <label htmlFor={id}>{label}</label>
          <LimitedArea
            id={id}
            name="words"
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
        <DialogButtons cancel={t('cancel')} go={doIt} isDanger isBusy={!canDo} onCancel={onClose} />
      </DraftForm>
    </Dialog>
  );
}
