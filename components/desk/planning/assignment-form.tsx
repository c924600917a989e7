'use client';
import { type ReactNode, useId, useState } from 'react';
import { useLocale, useTimeZone, useTranslations } from 'use-intl/react';
import { findAssignable } from '#app/(desk)/actions/assignments.ts';
import { Combobox } from '#components/ui/combobox.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import { DraftForm } from '#components/ui/draft-form.tsx';
import { LimitedArea, LimitedInput } from '#components/ui/limited-field.tsx';
import { headlineMaxChars } from '#core/articles/field-limits.ts';
import { PRIORITIES, type Priority } from '#core/articles/priority.ts';
import { isoDateTime } from '#core/i18n/format-date.ts';
import { fromZoned } from '#core/i18n/from-zoned.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import { changesOf } from '#core/shared/changes-of.ts';
import { normaliseLines } from '#core/text/normalise-lines.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useFailure } from '../forms/use-failure.ts';

type Named = { readonly id: string; readonly name: string };
export type DeskChoice = Named & {
  readonly nameEn: string;
  readonly depth: number;
  readonly canAssign: boolean;
};
export type AssignmentFields = {
  readonly title: string;
  readonly brief: string;
  readonly sectionId: string;
  readonly priority: Priority;
  readonly dueAt: Date | null;
  readonly plannedOn: string | null;
};

/** The maximum length of a brief in characters, as on the server. */
const briefMaxChars = 5_000;

/** The form of an assignment: a new one with its assignees, or a changed one. */
export function AssignmentForm({
  title,
  of,
  fields,
  desks,
  save,
  onClose,
}: {
  title: string;
  /** The assignment; empty for a new one. */
  of: string;
  fields: AssignmentFields;
  desks: readonly DeskChoice[];
  save: (input: Record<string, unknown>) => Promise<ActionResult<unknown>>;
  onClose: () => void;
}) {
  const t = useTranslations('plan');
  const work = useTranslations('work');
  const isEnglish = useLocale() === 'en';
  const timeZone = useTimeZone() ?? 'UTC';
  const id = useId();
  const { failure, setFailure, onInput } = useFailure();
  const [isBusy, setBusy] = useState(false);
  const [sectionId, setSectionId] = useState(fields.sectionId);
  const [opened] = useState(fields);
  const [people, setPeople] = useState<readonly Named[]>([]);
  const canAssign = desks.some((desk) => desk.id === sectionId && desk.canAssign);

  async function submit(element: HTMLFormElement) {
    const values = { ...readFields(element, timeZone), sectionId };
    setBusy(true);
    const answer = await save(
      of !== ''
        ? // Only changed fields are sent, so that concurrent changes by others survive.
          changesOf({ ...opened, dueAt: momentOf(localOf(opened.dueAt, timeZone), timeZone) }, values).to
        : { ...values, ...(canAssign && { assigneeIds: people.map((person) => person.id) }) },
    );
    setBusy(false);
    if (answer.ok) onClose();
    else setFailure(answer.error);
    return answer;
  }

  const errorOf = (name: string) =>
    failure?.fieldErrors?.[name] && <p className="field-error">{failure.fieldErrors[name]}</p>;
  return (
    <Dialog title={title} onClose={onClose}>
      <DraftForm className="sheet stack" keep="assignment" of={of} onSend={submit} onInput={onInput}>
        <FailureNotice failure={failure} />
        <div className="field">
          <label htmlFor={`${id}-title`}>{t('field.title')}</label>
          <LimitedInput
            id={`${id}-title`}
            name="title"
            required
            maxChars={headlineMaxChars}
            defaultValue={fields.title}
          />
          {errorOf('title')}
        </div>
        <div className="field">
          <label htmlFor={`${id}-brief`}>{t('field.brief')}</label>
          <LimitedArea
            id={`${id}-brief`}
            name="brief"
            rows={4}
            maxChars={briefMaxChars}
            defaultValue={fields.brief}
            aria-describedby={`${id}-hint`}
          />
          <p id={`${id}-hint`} className="hint">
            {t('briefHint')}
          </p>
          {errorOf('brief')}
        </div>
        <div className="sheet-pair">
          <div className="field">
            <label htmlFor={`${id}-section`}>{t('field.section')}</label>
            <select
              id={`${id}-section`}
              name="sectionId"
              value={sectionId}
              onChange={(event) => setSectionId(event.target.value)}
            >
              {desks.map((desk) => (
                <option key={desk.id} value={desk.id}>
                  {'\u2003'.repeat(desk.depth)}
                  {isEnglish ? desk.nameEn : desk.name}
                </option>
              ))}
            </select>
            {errorOf('sectionId')}
          </div>
          <div className="field">
            <label htmlFor={`${id}-priority`}>{t('field.priority')}</label>
            <select id={`${id}-priority`} name="priority" defaultValue={fields.priority}>
              {PRIORITIES.map((priority) => (
                <option key={priority} value={priority}>
                  {work(`priority.${priority}`)}
                </option>
              ))}
            </select>
          </div>
          <DateFields fields={fields} timeZone={timeZone} error={errorOf('plannedOn')} />
        </div>
        {of === '' && canAssign && <PeopleChoice people={people} onChange={setPeople} />}
        {errorOf('assigneeIds')}
        <DialogButtons cancel={t('cancel')} go={t('save')} isBusy={isBusy} onCancel={onClose} />
      </DraftForm>
    </Dialog>
  );
}

function readFields(element: HTMLFormElement, timeZone: string) {
  const form = new FormData(element);
  const text = (name: string) => String(form.get(name) ?? '');
  return {
    title: text('title'),
    brief: normaliseLines(text('brief')),
    priority: text('priority'),
    dueAt: momentOf(text('dueAt'), timeZone),
    plannedOn: text('plannedOn') || null,
  };
}

function momentOf(local: string, timeZone: string): string | null {
  return fromZoned(local, timeZone)?.toISOString() ?? null;
}

function localOf(at: Date | null, timeZone: string): string {
  return at === null ? '' : isoDateTime(at, timeZone).slice(0, 16);
}

/** The day on which the assignment is planned, and its deadline. */
function DateFields({
  fields,
  timeZone,
  error,
}: {
  fields: AssignmentFields;
  timeZone: string;
  error: ReactNode;
}) {
  const t = useTranslations('plan');
  const id = useId();
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-planned`}>{t('field.plannedOn')}</label>
        <input
          id={`${id}-planned`}
          type="date"
          name="plannedOn"
          defaultValue={fields.plannedOn ?? undefined}
        />
        {error}
      </div>
      <div className="field">
        <label htmlFor={`${id}-due`}>{t('field.dueAt')}</label>
        <input
          id={`${id}-due`}
          type="datetime-local"
          name="dueAt"
          defaultValue={localOf(fields.dueAt, timeZone) || undefined}
          aria-describedby={`${id}-zone`}
        />
        <p id={`${id}-zone`} className="hint">
          {t('zone', { zone: timeZone.replaceAll('_', ' ') })}
        </p>
      </div>
    </>
  );
}

/** Chooses the assignees. */
export function PeopleChoice({
  people,
  onChange,
}: {
  people: readonly Named[];
  onChange: (people: readonly Named[]) => void;
}) {
  const call = useActionCall();
  const t = useTranslations('plan');
  return (
    <Combobox
      label={t('field.assignees')}
      listLabel={t('choosePerson')}
      emptyText={t('nothingFound')}
      ask={async (q) => {
        const answer = await call(findAssignable(q));
        if (!answer.ok) return null;
        return answer.data
          .filter(({ id }) => !people.some((person) => person.id === id))
          .map(({ id, name }) => ({ id, label: name }));
      }}
      onPick={(option) => onChange([...people, { id: option.id, name: option.label }])}
      onBackspaceEmpty={() => onChange(people.slice(0, -1))}
    >
      {people.length > 0 && (
        <ul className="chosen">
          {people.map((person) => (
            <li key={person.id} className="chosen-item">
              <span className="chosen-label">{person.name}</span>
              <button
                type="button"
                className="icon-button"
                aria-label={t('removePerson', { name: person.name })}
                onClick={() => onChange(people.filter((each) => each.id !== person.id))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </Combobox>
  );
}
