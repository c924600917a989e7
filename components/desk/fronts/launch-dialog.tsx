import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import { LimitedInput } from '#components/ui/limited-field.tsx';
import { launchNoteMaxChars } from '#core/fronts/launch-note.ts';

/** Asks once more before readers have it, and why, for the history. */
export function LaunchDialog({
  name,
  onLaunch,
  onClose,
}: {
  name: string;
  onLaunch: (note: string) => Promise<void>;
  onClose: () => void;
}) {
  const t = useTranslations('fronts');
  const id = useId();
  const [note, setNote] = useState('');
  return (
    <Dialog title={t('launchTitle', { name })} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void onLaunch(note);
        }}
      >
        <p>{t('launchSays')}</p>
        <div className="field">
          <label htmlFor={id}>{t('note')}</label>
          <LimitedInput
            id={id}
            value={note}
            maxChars={launchNoteMaxChars}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
        <DialogButtons cancel={t('cancel')} go={t('launch')} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
