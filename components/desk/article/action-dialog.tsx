'use client';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import { DraftForm, type Sent } from '#components/ui/draft-form.tsx';
import { LimitedArea } from '#components/ui/limited-field.tsx';
import type { Command } from '#core/articles/actions.ts';
import { UPDATE_KINDS } from '#core/articles/states.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useErrorText } from '../forms/use-error-text.ts';
import { useFailure } from '../forms/use-failure.ts';
import { MomentField } from '../moments/moment-field.tsx';
import type { Asks, Moment } from './desk-article.ts';

export type ActionInput = Record<string, unknown>;

const NOTICE_PARTS = ['wrongInformation', 'correctedInformation', 'apology'] as const;

/** Asks for the input of an action: a reason, a moment, a kind and a note, a notice, or a confirmation. */
export function ActionDialog({
  of,
  command,
  asks,
  before = null,
  mayBeEarlier = true,
  failure: answered,
  isBusy,
  onAct,
  onClose,
}: {
  /** The article. */
  of: string;
  command: Command;
  asks: Asks;
  /** The present moment, if the action changes one. */
  before?: Moment | null;
  /** Whether this person may choose an earlier moment. */
  mayBeEarlier?: boolean;
  failure: ActionFailure | null;
  isBusy: boolean;
  onAct: (input: ActionInput) => Promise<Sent | null>;
  onClose: () => void;
}) {
  const t = useTranslations('actions');
  const id = useId();
  const { failure, setFailure, onInput } = useFailure();
  const [seen, setSeen] = useState<ActionFailure | null>(null);
  if (seen !== answered) {
    setSeen(answered);
    setFailure(answered);
  }
  const errorText = useErrorText();
  const [moment, setMoment] = useState<Date | null>(null);
  const isEarlier =
    asks.earlierBy !== undefined && before !== null && moment !== null && moment < new Date(before);
  const asksForReason = asks.reason !== undefined || (isEarlier && mayBeEarlier);
  const [kind, setKind] = useState<string>(UPDATE_KINDS[0]);
  const asksForNote = asks.publicNote !== undefined || asks.updateKind === true;
  const requiresNote = asks.publicNote !== undefined || kind === 'clarification' || kind === 'correction';

  async function submit(element: HTMLFormElement) {
    const form = new FormData(element);
    const text = (name: string) => String(form.get(name) ?? '');
    return onAct({
      ...(asksForReason ? { reason: text('reason') } : {}),
      ...(asksForNote && text('publicNote') !== '' ? { publicNote: text('publicNote') } : {}),
      ...(asks.updateKind ? { updateKind: kind } : {}),
      ...(asks.at ? { [asks.at]: text(asks.at) || undefined } : {}),
      ...(asks.notice ? { notice: Object.fromEntries(NOTICE_PARTS.map((part) => [part, text(part)])) } : {}),
    });
  }

  const errorOf = (field: string) => failure?.fieldErrors?.[field];
  const longField = (name: string, label: string, isRequired: boolean) => (
    <div className="field" key={name}>
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <LimitedArea
        id={`${id}-${name}`}
        name={name}
        rows={3}
        required={isRequired}
        maxChars={2_000}
        error={errorOf(name)}
      />
    </div>
  );

  return (
    <Dialog title={t(`name.${command}`)} onClose={onClose}>
      <DraftForm className="stack" keep={`act.${command}`} of={of} onSend={submit} onInput={onInput}>
        {asks.confirm && <p className="notice notice-danger">{t(`confirm.${command}` as 'confirm.kill')}</p>}
        <FailureNotice failure={failure} />
        {asks.updateKind && (
          <div className="field">
            <label htmlFor={`${id}-kind`}>{t('field.updateKind')}</label>
            <select
              id={`${id}-kind`}
              name="updateKind"
              value={kind}
              onChange={(event) => setKind(event.target.value)}
            >
              {UPDATE_KINDS.map((each) => (
                <option key={each} value={each}>
                  {t(`updateKind.${each}`)}
                </option>
              ))}
            </select>
          </div>
        )}
        {asks.at && (
          <MomentField
            name={asks.at}
            label={t(`field.${asks.at}`)}
            initial={before === null ? null : new Date(before)}
            error={
              errorOf(asks.at) ??
              (isEarlier && !mayBeEarlier ? errorText('article.embargo-shortened') : undefined)
            }
            onMoment={setMoment}
          />
        )}
        {asksForReason && longField('reason', t(`field.reason`), asks.reason !== 'optional')}
        {asksForNote && longField('publicNote', t('field.publicNote'), requiresNote)}
        {asks.notice && NOTICE_PARTS.map((part) => longField(part, t(`field.${part}`), true))}
        <DialogButtons
          cancel={t('cancel')}
          go={t(`name.${command}`)}
          isDanger={asks.confirm === true}
          isBusy={isBusy}
          onCancel={onClose}
        />
      </DraftForm>
    </Dialog>
  );
}
