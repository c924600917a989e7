'use client';
import { useRouter } from 'next/navigation';
import { useId, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { actOnOne, begin, changeAssignment, writeNote } from '#app/(desk)/actions/assignments.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { DialogButtons } from '#components/ui/dialog-buttons.tsx';
import { DraftForm, type Sent } from '#components/ui/draft-form.tsx';
import { LimitedArea } from '#components/ui/limited-field.tsx';
import type { Priority } from '#core/articles/priority.ts';
import type { AssignmentAction, AssignmentCommand } from '#core/assignments/assignment-actions.ts';
import type { AssignmentState } from '#core/assignments/assignment-states.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import type { Decision } from '#core/shared/decision.ts';
import { articleDeskUrl, planningDeskUrl } from '#core/urls.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useMoment } from '../moments/use-moment.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { AssignmentForm, type DeskChoice, PeopleChoice } from './assignment-form.tsx';
import { useDayName } from './use-day-name.ts';
import '../lists/work.css';
import './planning.css';
import { useIdempotencyKey } from '../forms/use-idempotency-key.ts';
import { useSingleFlight } from '../forms/use-single-flight.ts';
import { useRefresh } from '../shell/screen-refresh.tsx';

type Named = { readonly id: string; readonly name: string };
type Assignment = {
  readonly id: string;
  readonly title: string;
  readonly brief: string;
  readonly sectionId: string;
  readonly state: AssignmentState;
  readonly priority: Priority;
  readonly dueAt: Date | null;
  readonly plannedOn: string | null;
  readonly version: number;
  readonly articleId: string | null;
  readonly canReadArticle: boolean;
  readonly assignees: readonly Named[];
  readonly createdBy: Named;
  readonly acceptedBy: Named | null;
  readonly abilities: Readonly<Record<AssignmentAction, Decision>>;
  readonly notes: readonly { id: string; text: string; writtenAt: Date; writtenByName: string }[];
  readonly acts: readonly { at: Date; actorName: string | null; action: string }[];
};
type SectionName = { readonly name: string; readonly nameEn: string };
/** The dialog that is open over the assignment. */
type Asking = 'edit' | 'assign' | 'decline';

/** An assignment: brief, people, deadline, progress and notes. */
export function AssignmentView({
  assignment,
  section,
  desks,
}: {
  assignment: Assignment;
  section: SectionName;
  desks: readonly DeskChoice[];
}) {
  const call = useActionCall();
  const t = useTranslations('plan');
  const router = useRouter();
  const refresh = useRefresh();
  const [dialog, setDialog] = useState<Asking | null>(null);
  /** A second press confirms that it is dropped. */
  const [isDoomed, setDoomed] = useState(false);
  const [failure, setFailure] = useState<ActionFailure | null>(null);
  const { isBusy, once } = useSingleFlight();
  const { id, articleId } = assignment;

  function open(what: Asking) {
    setFailure(null);
    setDialog(what);
  }

  async function act(action: AssignmentCommand, more: Record<string, unknown> = {}) {
    const answer = await call(actOnOne({ assignmentId: id, action, ...more }));
    setFailure(answer.ok ? null : answer.error);
    setDoomed(false);
    if (answer.ok) setDialog(null);
    if (answer.ok && answer.data === null) router.push(planningDeskUrl);
    else refresh();
    return answer;
  }

  async function beginWriting() {
    const answer = await call(begin(id));
    if (answer.ok) router.push(articleDeskUrl(answer.data.articleId));
    else {
      setFailure(answer.error);
      refresh();
    }
  }

  return (
    <article className="assignment">
      <p>
        <DeskLink className="muted" href={planningDeskUrl}>
          ← {t('back')}
        </DeskLink>
      </p>
      <div className="page-head">
        <h1>{assignment.title}</h1>
        <span className="badge plan-badge" data-plan={assignment.state}>
          {t(`state.${assignment.state}`)}
        </span>
      </div>
      <FailureNotice failure={dialog === null ? failure : null} />
      <AssignmentButtons
        assignment={assignment}
        isBusy={isBusy}
        onBegin={() => void once(beginWriting)}
        isDoomed={isDoomed}
        onAct={(action) => (action === 'drop' && !isDoomed ? setDoomed(true) : void once(() => act(action)))}
        onOpen={open}
      />
      {articleId !== null && !assignment.canReadArticle && <p className="muted">{t('storyPrivate')}</p>}
      <div className="assignment-columns">
        <div>
          {assignment.brief !== '' && <p className="assignment-brief">{assignment.brief}</p>}
          <Notes assignment={assignment} />
        </div>
        <AssignmentRecord assignment={assignment} section={section} />
      </div>
      {dialog === 'edit' && (
        <AssignmentForm
          title={t('editTitle')}
          of={id}
          fields={assignment}
          desks={desks}
          save={async (input) => {
            const answer = await call(
              changeAssignment({ ...input, assignmentId: id, baseVersion: assignment.version }),
            );
            // After a rejection another person may have changed it. The next attempt is based on that state.
            refresh();
            return answer;
          }}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'assign' && (
        <AssignDialog
          assignment={assignment}
          failure={failure}
          isBusy={isBusy}
          onAssign={(assigneeIds) => void once(() => act('assign', { assigneeIds }))}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'decline' && (
        <DeclineDialog
          failure={failure}
          isBusy={isBusy}
          of={id}
          onDecline={(reason) => once(() => act('decline', { reason }))}
          onClose={() => setDialog(null)}
        />
      )}
    </article>
  );
}

function AssignmentButtons({
  assignment,
  isBusy,
  isDoomed,
  onBegin,
  onAct,
  onOpen,
}: {
  assignment: Assignment;
  isBusy: boolean;
  /** Dropping was requested once; the next press confirms it. */
  isDoomed: boolean;
  onBegin: () => void;
  onAct: (action: 'accept' | 'revive' | 'drop') => void;
  onOpen: (dialog: Asking) => void;
}) {
  const t = useTranslations('plan');
  const { articleId } = assignment;
  const can = (action: AssignmentAction) => assignment.abilities[action].ok;
  return (
    <div className="row assignment-actions">
      {can('begin') && (
        <button type="button" className="button button-primary" disabled={isBusy} onClick={onBegin}>
          {t('action.begin')}
        </button>
      )}
      {can('accept') && (
        <button type="button" className="button" disabled={isBusy} onClick={() => onAct('accept')}>
          {t('action.accept')}
        </button>
      )}
      {can('decline') && (
        <button type="button" className="button" onClick={() => onOpen('decline')}>
          {t('action.decline')}
        </button>
      )}
      {articleId !== null && assignment.canReadArticle && (
        <DeskLink className="button button-primary" href={articleDeskUrl(articleId)}>
          {t('openStory')}
        </DeskLink>
      )}
      {can('assign') && (
        <button type="button" className="button" onClick={() => onOpen('assign')}>
          {t(assignment.assignees.length === 0 ? 'action.assign' : 'action.reassign')}
        </button>
      )}
      {can('edit') && (
        <button type="button" className="button" onClick={() => onOpen('edit')}>
          {t('edit')}
        </button>
      )}
      {can('revive') && (
        <button type="button" className="button" disabled={isBusy} onClick={() => onAct('revive')}>
          {t('action.revive')}
        </button>
      )}
      {can('drop') && (
        <button
          type="button"
          className="button button-danger"
          disabled={isBusy}
          onClick={() => onAct('drop')}
        >
          {isDoomed ? t('reallyDrop') : t('action.drop')}
        </button>
      )}
    </div>
  );
}

/** The facts of an assignment, and the log of its actions. */
function AssignmentRecord({ assignment, section }: { assignment: Assignment; section: SectionName }) {
  const t = useTranslations('plan');
  const work = useTranslations('work');
  const when = useMoment();
  const dayName = useDayName();
  const isEnglish = useLocale() === 'en';
  const facts: readonly (readonly [string, string])[] = [
    [t('field.section'), isEnglish ? section.nameEn : section.name],
    [t('field.assignees'), assignment.assignees.map((person) => person.name).join(', ') || t('nobody')],
    ...(assignment.acceptedBy === null ? [] : [[t('field.acceptedBy'), assignment.acceptedBy.name] as const]),
    [t('field.plannedOn'), assignment.plannedOn === null ? t('noDay') : dayName(assignment.plannedOn)],
    [t('field.dueAt'), assignment.dueAt === null ? t('noDue') : when(assignment.dueAt)],
    [t('field.priority'), work(`priority.${assignment.priority}`)],
    [t('field.createdBy'), assignment.createdBy.name],
  ];
  return (
    <aside className="panel">
      <dl className="assignment-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2 className="panel-subtitle">{t('log')}</h2>
      <ol className="history-list">
        {assignment.acts.map((each) => (
          <li key={`${each.action}-${new Date(each.at).getTime()}`}>
            {each.actorName ?? t('system')} {t(`act.${each.action.replace('assignment.', '')}` as 'act.edit')}
            <br />
            <span className="muted">{when(each.at)}</span>
          </li>
        ))}
      </ol>
    </aside>
  );
}

function AssignDialog({
  assignment,
  failure,
  isBusy,
  onAssign,
  onClose,
}: {
  assignment: Assignment;
  failure: ActionFailure | null;
  isBusy: boolean;
  onAssign: (ids: readonly string[]) => void;
  onClose: () => void;
}) {
  const t = useTranslations('plan');
  const [people, setPeople] = useState<readonly Named[]>(assignment.assignees);
  return (
    <Dialog title={t('action.assign')} onClose={onClose}>
      <FailureNotice failure={failure} />
      <PeopleChoice people={people} onChange={setPeople} />
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          {t('cancel')}
        </button>
        <button
          type="button"
          className="button button-primary"
          disabled={people.length === 0}
          aria-disabled={isBusy || undefined}
          onClick={() => onAssign(people.map((person) => person.id))}
        >
          {t('action.assign')}
        </button>
      </div>
    </Dialog>
  );
}

function DeclineDialog({
  of,
  failure,
  isBusy,
  onDecline,
  onClose,
}: {
  of: string;
  failure: ActionFailure | null;
  isBusy: boolean;
  onDecline: (reason: string) => Promise<Sent | null>;
  onClose: () => void;
}) {
  const t = useTranslations('plan');
  const id = useId();
  return (
    <Dialog title={t('action.decline')} onClose={onClose}>
      <DraftForm
        className="stack"
        keep="assignment.decline"
        of={of}
        onSend={(form) => onDecline(String(new FormData(form).get('reason') ?? ''))}
      >
        <FailureNotice failure={failure} />
        <div className="field">
          <label htmlFor={id}>{t('reason')}</label>
          <LimitedArea id={id} name="reason" rows={3} maxChars={2_000} />
        </div>
        <DialogButtons
          cancel={t('cancel')}
          go={t('action.decline')}
          isDanger
          isBusy={isBusy}
          onCancel={onClose}
        />
      </DraftForm>
    </Dialog>
  );
}

function Notes({ assignment }: { assignment: Assignment }) {
  const call = useActionCall();
  const t = useTranslations('plan');
  const id = useId();
  const refresh = useRefresh();
  const when = useMoment();
  const [text, setText] = useState('');
  const [isSending, setSending] = useState(false);
  const { idFor, isMade } = useIdempotencyKey();
  const [failure, setFailure] = useState<ActionFailure | null>(null);

  async function submit() {
    setSending(true);
    const answer = await call(writeNote({ assignmentId: assignment.id, text, noteId: idFor(text) }));
    setSending(false);
    setFailure(answer.ok ? null : answer.error);
    // A rejected note stays in its box.
    if (answer.ok) {
      isMade();
      setText('');
    }
    refresh();
    return answer;
  }

  return (
    <section aria-labelledby={`${id}-notes`}>
      <h2 id={`${id}-notes`} className="plan-span">
        {t('notes')}
      </h2>
      {assignment.notes.length === 0 && <p className="muted">{t('noNotes')}</p>}
      <ul className="assignment-notes">
        {assignment.notes.map((note) => (
          <li key={note.id}>
            <p className="hint">
              <strong>{note.writtenByName}</strong> · {when(note.writtenAt)}
            </p>
            <p className="notice-text">{note.text}</p>
          </li>
        ))}
      </ul>
      <DraftForm className="stack" keep="assignment.note" of={assignment.id} onSend={submit}>
        <FailureNotice failure={failure} />
        <div className="field">
          <label htmlFor={`${id}-text`}>{t('note')}</label>
          <LimitedArea
            id={`${id}-text`}
            name="text"
            rows={3}
            required
            maxChars={2_000}
            value={text}
            // The box is cleared on success, so text typed during the request would be lost.
            readOnly={isSending}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <div>
          <button type="submit" className="button" aria-disabled={isSending || undefined}>
            {t('send')}
          </button>
        </div>
      </DraftForm>
    </section>
  );
}
