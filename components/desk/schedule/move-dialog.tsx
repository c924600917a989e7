'use client';
import type { FormEvent } from 'react';
import { useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import { MomentField } from '../moments/moment-field.tsx';
import type { Moment } from './moment.ts';

/** Moves an entry without dragging: by keyboard, on a phone, to the minute. */
export function MoveDialog({
  moment,
  initial,
  onMove,
  onClose,
}: {
  moment: Moment;
  /** The initial value: a moment, or a local time that occurs twice. */
  initial: Date | string;
  onMove: (at: Date) => void;
  onClose: () => void;
}) {
  const t = useTranslations('schedule');

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const at = String(new FormData(event.currentTarget).get('at') ?? '');
    if (at !== '') onMove(new Date(at));
  }

  return (
    <Dialog title={t('moveOne', { title: moment.headline })} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <MomentField name="at" label={t('moveTo')} initial={initial} />
        <DialogButtons cancel={t('cancel')} go={t('move')} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
