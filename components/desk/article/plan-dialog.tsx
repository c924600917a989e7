'use client';
import { useState } from 'react';
import { useTimeZone, useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import { KeptForm } from '#components/ui/kept-form.tsx';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { PlanFields, planOf } from '../planning/plan-fields.tsx';
import type { Doors, Plan } from './doors.ts';

/** Edits the priority and deadline of the story. */
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

  async function submit(element: HTMLFormElement) {
    const form = new FormData(element);
    setBusy(true);
    const answer = await change({ articleId, ...planOf(form, timeZone) });
    setBusy(false);
    if (answer.ok) onDone(answer.data);
    else setFailure(answer.error);
    return answer;
  }

  return (
    <Dialog title={t('bulk.plan')} onClose={onClose}>
      <KeptForm className="stack" keep="plan" of={articleId} onSend={submit}>
        <FailureNotice failure={failure} />
        <PlanFields plan={plan} />
        <DialogButtons cancel={t('filter.cancel')} go={t('keep')} isBusy={isBusy} onCancel={onClose} />
      </KeptForm>
    </Dialog>
  );
}
