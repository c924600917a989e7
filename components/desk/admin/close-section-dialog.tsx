import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { closeSection } from '#app/(desk)/actions/sections.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import type { ActionFailure } from '#core/shared/action-result.ts';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';

/** Closes an empty section and asks for the redirect target of its URL. */
export function CloseSectionDialog({
  section,
  sections,
  onDone,
  onClose,
}: {
  section: SectionNode;
  sections: readonly SectionNode[];
  onDone: () => void;
  onClose: () => void;
}) {
  const call = useActionCall();
  const t = useTranslations('admin');
  const id = useId();
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const others = sections
    .flatMap((top) => [top, ...top.children])
    .filter((each) => each.id !== section.id && each.parentId !== section.id);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const targetId = String(new FormData(event.currentTarget).get('targetId') ?? '');
    const answer = await call(closeSection({ id: section.id, targetId }));
    if (answer.ok) onDone();
    else setFailure(answer.error);
  }

  const left = failure?.details?.count;
  return (
    <Dialog title={t('closeOne', { name: section.name })} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <FailureNotice failure={failure}>
          {typeof left === 'number' && t('stillThere', { count: left })}
        </FailureNotice>
        <p className="hint">{t('closeHint')}</p>
        <div className="field">
          <label htmlFor={id}>{t('leadsTo')}</label>
          <select id={id} name="targetId" defaultValue={section.parentId ?? undefined}>
            {others.map((other) => (
              <option key={other.id} value={other.id}>
                {other.name}
              </option>
            ))}
          </select>
        </div>
        <DialogButtons cancel={t('cancel')} go={t('close')} isDanger onCancel={onClose} />
      </form>
    </Dialog>
  );
}
