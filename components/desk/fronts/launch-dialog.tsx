import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import { DraftForm, type Sent } from '#components/ui/draft-form.tsx';
import { LimitedInput } from '#components/ui/limited-field.tsx';
import { launchNoteMaxChars } from '#core/fronts/launch-note.ts';

/** Confirms a launch and asks for a note for the history. */
export function LaunchDialog({
  name,
  of,
  onLaunch,
  onClose,
}: {
  name: string;
  /** The container. */
  of: string;
  onLaunch: (note: string) => Promise<Sent | null>;
  onClose: () => void;
}) {
  const t = useTranslations('fronts');
  const id = useId();
  const [note, setNote] = useState('');
  return (
    <Dialog title={t('launchTitle', { name })} onClose={onClose}>
      <DraftForm className="stack" keep="front.launch" of={of} onSend={() => onLaunch(note)}>
        <p>{t('launchSays')}</p>
        <div className="field">
          <label htmlFor={id}>{t('note')}</label>
          <LimitedInput
            id={id}
            name="note"
            value={note}
            maxChars={launchNoteMaxChars}
            onChange={(event) => setNote(event.target.value)}
          />
        </div>
        <DialogButtons cancel={t('cancel')} go={t('launch')} onCancel={onClose} />
      </DraftForm>
    </Dialog>
  );
}
