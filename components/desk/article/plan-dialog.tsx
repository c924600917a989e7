'use client';
import { useState } from 'react';
import { useTimeZone, useTranslations } from 'use-intl/react';
import { plan } from '#app/(desk)/actions/articles.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import { DraftForm } from '#components/ui/draft-form.tsx';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { PlanFields, planOf } from '../planning/plan-fields.tsx';
import type { Plan } from './desk-article.ts';

/** Edits the priority and deadline of the story. */
export function PlanDialog({
  articleId,
  current,
  onDone,
  onClose,
}: {
  articleId: string;
  current: Plan;
  onDone: (plan: Plan) => void;
  onClose: () => void;
}) {
  const call = useActionCall();
  const t = useTranslations('work');
  const timeZone = useTimeZone() ?? 'UTC';
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ActionFailure | null>(null);

  async function submit(element: HTMLFormElement) {
    const form = new FormData(element);
    setBusy(true);
    const answer = await call(plan({ articleId, ...planOf(form, timeZone) }));
    setBusy(false);
    if (answer.ok) onDone(answer.data);
    else setFailure(answer.error);
    return answer;
  }

  return (
    <Dialog title={t('bulk.plan')} onClose={onClose}>
      <DraftForm className="stack" keep="plan" of={articleId} onSend={submit}>
        <FailureNotice failure={failure} />
        <PlanFields plan={current} />
        <DialogButtons cancel={t('filter.cancel')} go={t('keep')} isBusy={isBusy} onCancel={onClose} />
      </DraftForm>
    </Dialog>
  );
}
