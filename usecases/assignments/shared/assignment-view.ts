import type { AssignmentAction } from '#core/assignments/assignment-actions.ts';
import { assignmentAbilities, maySeeAssignment } from '#core/assignments/assignment-policy.ts';
import { type Decision, requireAllowed } from '#core/shared/decision.ts';
import type { Queryable } from '#db/client.ts';
import { type AssignmentRow, getAssignment } from '#db/queries/assignments/assignments.ts';
import { listPeopleByIds } from '#db/queries/people/people.ts';
import { listReadableIds } from '../../articles/shared/known-stories.ts';
import type { ActorContext } from '../../context.ts';
import { loadAssignmentFacts } from './assignment-facts.ts';

type Named = { readonly id: string; readonly name: string };

/** An assignment for the desk and the API, with the actor's abilities. */
export type AssignmentView = Pick<
  AssignmentRow,
  | 'id'
  | 'title'
  | 'brief'
  | 'sectionId'
  | 'state'
  | 'priority'
  | 'dueAt'
  | 'plannedOn'
  | 'createdAt'
  | 'articleId'
  | 'version'
> & {
  readonly assignees: readonly Named[];
  readonly createdBy: Named;
  readonly acceptedBy: Named | null;
  /** A draft that was never submitted is private to its authors, even for the people who assigned it. */
  readonly canReadArticle: boolean;
  readonly abilities: Readonly<Record<AssignmentAction, Decision>>;
};

/** Loads the view of an assignment. Throws `assignment.not-found`. */
export async function loadAssignmentView(
  ctx: ActorContext,
  q: Queryable,
  id: string,
): Promise<AssignmentView> {
  const found = await getAssignment(q, id);
  const facts = await loadAssignmentFacts(q, found);
  requireAllowed(maySeeAssignment(ctx.actor, facts));
  const { assigneeIds, createdBy, acceptedBy, ...row } = found;
  const names = new Map(
    (await listPeopleByIds(q, [...assigneeIds, createdBy, ...(acceptedBy === null ? [] : [acceptedBy])])).map(
      (person) => [person.id, person.name],
    ),
  );
  const named = (personId: string): Named => ({ id: personId, name: names.get(personId) ?? '' });
  const readable = await listReadableIds(ctx, q, row.articleId === null ? [] : [row.articleId]);
  return {
    ...row,
    assignees: assigneeIds.map(named),
    createdBy: named(createdBy),
    acceptedBy: acceptedBy === null ? null : named(acceptedBy),
    canReadArticle: row.articleId !== null && readable.has(row.articleId),
    abilities: assignmentAbilities(ctx.actor, facts),
  };
}
