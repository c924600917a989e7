import { type ArticleFacts, isOwn, may, type PolicySettings } from '../articles/policy.ts';
import { answersForFront } from '../fronts/front-policy.ts';
import { type Actor, holds, holdsOnDesk } from '../people/roles.ts';
import { assertNever } from '../shared/assert-never.ts';
import type { Notice } from './notice.ts';

/** The facts that decide the recipients. */
export type Scene = {
  /** Null if the event is not about a story. */
  readonly facts: ArticleFacts | null;
  /** All active staff with their current rights. */
  readonly staff: readonly Actor[];
  readonly now: Date;
  readonly policy: PolicySettings;
};

/** The recipients of a notice: never the person who acted, never a person who may not read the story now. */
export function recipientsOf(notice: Notice, scene: Scene): Actor[] {
  const others = scene.staff.filter(({ id }) => id !== notice.actorId);
  return concerned(notice, scene.facts, others).filter((person) => mayKnow(person, scene));
}

/** Whether a person may know of the story of a notice. */
export function mayKnow(person: Actor, { facts, now, policy }: Omit<Scene, 'staff'>): boolean {
  return facts === null || may(person, 'read_unpublished', { facts, now, policy }).ok;
}

function concerned(notice: Notice, facts: ArticleFacts | null, others: readonly Actor[]): readonly Actor[] {
  switch (notice.kind) {
    case 'submitted':
      return editorsOrTheirHeads(facts, others);
    case 'changes_requested':
    case 'approved':
      return others.filter((person) => isAuthor(person, facts));
    case 'mentioned':
    case 'assigned':
    case 'factor_reset':
    case 'rights_request':
      return others.filter(({ id }) => notice.personIds.includes(id));
    case 'debt':
      return ofDebt(notice, facts, others);
    case 'correction':
    case 'schedule_missed':
      return others.filter(
        (person) =>
          isAuthor(person, facts) || isEditorOfDesk(person, facts) || holds(person, 'managing_editor'),
      );
    case 'webhook_disabled':
      return others.filter((person) => holds(person, 'admin'));
    case 'front_stale':
      return others.filter(answersForFront);
    default:
      return assertNever(notice.kind);
  }
}

function ofDebt({ detail }: Notice, facts: ArticleFacts | null, others: readonly Actor[]): readonly Actor[] {
  const managing = others.filter((person) => holds(person, 'managing_editor'));
  if (detail.stage === 'managing') return managing;
  if (detail.stage !== 'everybody') return editorsOrTheirHeads(facts, others);
  return others.filter((person) => isEditorOfDesk(person, facts) || managing.includes(person));
}

/** If a desk has no other editor, the managing editors take the place of its editors. */
function editorsOrTheirHeads(facts: ArticleFacts | null, others: readonly Actor[]): readonly Actor[] {
  const editors = others.filter((person) => isEditorOfDesk(person, facts));
  return editors.length > 0 ? editors : others.filter((person) => holds(person, 'managing_editor'));
}

function isAuthor(person: Actor, facts: ArticleFacts | null): boolean {
  return facts !== null && isOwn(person, facts);
}

function isEditorOfDesk(person: Actor, facts: ArticleFacts | null): boolean {
  return facts !== null && holdsOnDesk(person, 'editor', facts.deskIds);
}
