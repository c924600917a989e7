'use client';
import { useId, useState } from 'react';
import { useLocale, useTimeZone, useTranslations } from 'use-intl/react';
import { actInBulk } from '#app/(desk)/actions/lists.ts';
import { findTags } from '#app/(desk)/actions/tags.ts';
import type { ComboOption } from '#components/ui/combobox.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import { DraftForm, type Sent } from '#components/ui/draft-form.tsx';
import { LimitedArea } from '#components/ui/limited-field.tsx';
import { actionRow } from '#core/articles/actions.ts';
import { type BulkDeedName as Deed, offeredInBulk } from '#core/articles/bulk.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { PlanFields, planOf } from '../planning/plan-fields.tsx';
import { useRefresh } from '../shell/screen-refresh.tsx';
import { Chosen, flat, optionsFrom } from './queue-filter.tsx';
import type { QueueItem } from './queue-item.ts';

type Refused = readonly { readonly articleId: string; readonly message: string }[];
type Outcome = { readonly done: readonly string[]; readonly refused: Refused };
/** Bulk actions for the selected stories, with the result for each. */
export function BulkBar({
  chosen,
  sections,
  onDone,
  onClear,
}: {
  chosen: readonly QueueItem[];
  sections: readonly SectionNode[];
  onDone: (outcome: Outcome) => void;
  onClear: () => void;
}) {
  const call = useActionCall();
  const t = useTranslations('work.bulk');
  const actions = useTranslations('actions.name');
  const id = useId();
  const refresh = useRefresh();
  const [picked, setPicked] = useState<Deed | ''>('');
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const offered = offeredInBulk(chosen);
  // An action that no selected story allows is deselected. An open dialog keeps its action.
  const deed = picked !== '' && (isAsking || offered.includes(picked)) ? picked : '';
  const nameOf = (each: Deed) =>
    each === 'move' || each === 'tag' || each === 'plan' ? t(each) : actions(each);

  async function act(input: Record<string, unknown>) {
    if (isBusy) return null;
    setBusy(true);
    const answer = await call(
      actInBulk({
        items: chosen.map((item) => ({ articleId: item.id, baseVersion: item.version })),
        deed: input,
      }),
    );
    setBusy(false);
    if (!answer.ok) {
      setFailure(answer.error);
      return answer;
    }
    setAsking(false);
    setPicked('');
    onDone(answer.data);
    refresh();
    return answer;
  }

  return (
    <section className="bulk" aria-label={t('label')}>
      <p className="bulk-count" role="status">
        {t('chosen', { count: chosen.length })}
      </p>
      <div className="bulk-deed">
        <label htmlFor={id} className="visually-hidden">
          {t('deed')}
        </label>
        <select
          id={id}
          className="input"
          value={deed}
          onChange={(event) => setPicked(event.target.value as Deed)}
        >
          <option value="">{t(offered.length === 0 ? 'nothing' : 'deed')}</option>
          {offered.map((each) => (
            <option key={each} value={each}>
              {nameOf(each)}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="button button-primary"
          disabled={deed === ''}
          onClick={() => {
            setFailure(null);
            setAsking(true);
          }}
        >
          {t('go')}
        </button>
        <button type="button" className="button button-quiet" onClick={onClear}>
          {t('clear')}
        </button>
      </div>
      {isAsking && deed !== '' && (
        <BulkDialog
          title={t('title', { deed: nameOf(deed), count: chosen.length })}
          deed={deed}
          sections={sections}
          failure={failure}
          isBusy={isBusy}
          onAct={act}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}

function BulkDialog({
  title,
  deed,
  sections,
  failure,
  isBusy,
  onAct,
  onClose,
}: {
  title: string;
  deed: Deed;
  sections: readonly SectionNode[];
  failure: ActionFailure | null;
  isBusy: boolean;
  onAct: (input: Record<string, unknown>) => Promise<Sent | null>;
  onClose: () => void;
}) {
  const call = useActionCall();
  const t = useTranslations('work');
  const actions = useTranslations('actions');
  const timeZone = useTimeZone() ?? 'UTC';
  const isEnglish = useLocale() === 'en';
  const id = useId();
  const [tag, setTag] = useState<ComboOption | null>(null);
  const isCommand = deed !== 'move' && deed !== 'tag' && deed !== 'plan';
  const row = isCommand ? actionRow(deed) : null;

  function submit(element: HTMLFormElement) {
    const form = new FormData(element);
    const text = (name: string) => String(form.get(name) ?? '');
    if (isCommand) {
      return onAct({ kind: 'command', command: deed, ...(text('reason') && { reason: text('reason') }) });
    }
    if (deed === 'move') {
      return onAct({ kind: 'move', sectionId: text('sectionId') });
    }
    if (deed === 'tag') {
      return onAct({ kind: 'tag', tagIds: tag === null ? [] : [tag.id] });
    }
    return onAct({ kind: 'plan', ...planOf(form, timeZone) });
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <DraftForm className="stack" keep="bulk" of={deed} onSend={submit}>
        {row?.confirm && (
          <p className="notice notice-danger">{actions(`confirm.${deed}` as 'confirm.kill')}</p>
        )}
        <FailureNotice failure={failure} />
        {row?.reason && (
          <div className="field">
            <label htmlFor={`${id}-reason`}>{actions('field.reason')}</label>
            <LimitedArea
              id={`${id}-reason`}
              name="reason"
              rows={3}
              maxChars={2_000}
              required={row.reason === 'required'}
            />
          </div>
        )}
        {deed === 'move' && (
          <div className="field">
            <label htmlFor={`${id}-section`}>{t('filter.section')}</label>
            <select id={`${id}-section`} name="sectionId" required>
              {flat(sections).map(({ section, depth }) => (
                <option key={section.id} value={section.id}>
                  {'\u2003'.repeat(depth)}
                  {isEnglish ? section.nameEn : section.name}
                </option>
              ))}
            </select>
          </div>
        )}
        {deed === 'tag' && (
          <Chosen
            what={t('filter.tag')}
            chosen={tag}
            onChange={setTag}
            ask={async (q) => optionsFrom(await call(findTags(q)))}
          />
        )}
        {deed === 'plan' && <PlanFields />}
        <DialogButtons
          cancel={t('filter.cancel')}
          go={t('bulk.go')}
          isDanger={row?.confirm === true}
          isBusy={isBusy}
          isIncomplete={deed === 'tag' && tag === null}
          onCancel={onClose}
        />
      </DraftForm>
    </Dialog>
  );
}
