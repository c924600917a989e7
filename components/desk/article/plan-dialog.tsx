'use client';
import { type FormEvent, useState } from 'react';
import { useTimeZone, useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { PlanFields, planOf } from '../plan-fields.tsx';
import type { Doors, Plan } from './doors.ts';

/** Changes how soon the desk wants the story. */
export function PlanDialog({
  articleId,
  plan,
  change,
  onDone,
  onClose,
}: {
  articleId: string;
  plan: Plan;
  change: Doors['plan'];
  onDone: (plan: Plan) => void;
  onClose: () => void;
}) {
  const t = useTranslations('work');
  const timeZone = useTimeZone() ?? 'UTC';
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ActionFailure | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const answer = await change({ articleId, ...planOf(form, timeZone) });
    setBusy(false);
    if (answer.ok) onDone(answer.data);
    else setFailure(answer.error);
  }

  return (
    <Dialog title={t('bulk.plan')} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <FailureNotice failure={failure} />
        <PlanFields plan={plan} />
        <DialogButtons cancel={t('filter.cancel')} go={t('keep')} isBusy={isBusy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
