import { and, asc, desc, eq, gte, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { type AssignmentState, OPEN_ASSIGNMENT_STATES } from '#core/assignments/assignment-states.ts';
import { type Actor, holds } from '#core/people/roles.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { assignmentNotes, assignmentPeople, assignments } from '../../schema/assignments.ts';
import { people } from '../../schema/people.ts';
import { personRoles } from '../../schema/person-roles.ts';
import { sections } from '../../schema/sections.ts';
import { listSectionIdsBelow } from '../desk/desk-names.ts';

export type AssignmentRow = typeof assignments.$inferSelect;
export type AssignmentWithPeople = AssignmentRow & { readonly assigneeIds: readonly string[] };

/** The assignment, locked until the transaction ends. Throws `assignment.not-found`. */
export async function getAssignmentForUpdate(tx: Transaction, id: string): Promise<AssignmentWithPeople> {
  const [row] = await tx.select().from(assignments).where(eq(assignments.id, id)).for('update');
  return withPeople(tx, row);
}

/** The assignment. Throws `assignment.not-found`. */
export async function getAssignment(q: Queryable, id: string): Promise<AssignmentWithPeople> {
  const [row] = await q.select().from(assignments).where(eq(assignments.id, id));
  return withPeople(q, row);
}

/** The locked assignment of a story, or null. */
export async function findAssignmentOfArticleForUpdate(
  tx: Transaction,
  articleId: string,
): Promise<AssignmentWithPeople | null> {
  const [row] = await tx.select().from(assignments).where(eq(assignments.articleId, articleId)).for('update');
  return row === undefined ? null : withPeople(tx, row);
}

async function withPeople(q: Queryable, row: AssignmentRow | undefined): Promise<AssignmentWithPeople> {
  if (row === undefined) throw new DomainError('assignment.not-found');
  const found = await q
    .select({ personId: assignmentPeople.personId })
    .from(assignmentPeople)
    .where(eq(assignmentPeople.assignmentId, row.id))
    .orderBy(asc(assignmentPeople.position));
  return { ...row, assigneeIds: found.map(({ personId }) => personId) };
}

/** Inserts an assignment with its assignees; false if the id exists. */
export async function insertAssignment(
  tx: Transaction,
  { assigneeIds, ...row }: typeof assignments.$inferInsert & { assigneeIds: readonly string[] },
): Promise<boolean> {
  const [made] = await tx
    .insert(assignments)
    .values(row)
    .onConflictDoNothing({ target: assignments.id })
    .returning({ id: assignments.id });
  if (made === undefined) return false;
  await replaceAssignees(tx, row.id, assigneeIds);
  return true;
}

/** Updates an assignment and increments its version. */
export async function updateAssignment(
  tx: Transaction,
  id: string,
  changes: Partial<Omit<AssignmentRow, 'id' | 'version'>>,
): Promise<void> {
  await tx
    .update(assignments)
    .set({ ...changes, version: sql`${assignments.version} + 1` })
    .where(eq(assignments.id, id));
}

/** Replaces the assignees. */
export async function replaceAssignees(
  tx: Transaction,
  assignmentId: string,
  personIds: readonly string[],
): Promise<void> {
  await tx.delete(assignmentPeople).where(eq(assignmentPeople.assignmentId, assignmentId));
  if (personIds.length === 0) return;
  await tx
    .insert(assignmentPeople)
    .values(personIds.map((personId, position) => ({ assignmentId, personId, position })));
}

/** Inserts a note; false if the id exists. */
export async function insertAssignmentNote(
  tx: Transaction,
  row: typeof assignmentNotes.$inferInsert,
): Promise<boolean> {
  const made = await tx
    .insert(assignmentNotes)
    .values(row)
    .onConflictDoNothing({ target: assignmentNotes.id })
    .returning({ id: assignmentNotes.id });
  return made.length > 0;
}

/** The assignment and author of a note; null if the id is unknown. */
export async function findAssignmentNote(
  q: Queryable,
  id: string,
): Promise<{ assignmentId: string; writtenBy: string } | null> {
  const [note] = await q
    .select({ assignmentId: assignmentNotes.assignmentId, writtenBy: assignmentNotes.writtenBy })
    .from(assignmentNotes)
    .where(eq(assignmentNotes.id, id));
  return note ?? null;
}

/** The notes of an assignment, oldest first, the newest `limit`. */
export async function listAssignmentNotes(
  q: Queryable,
  { assignmentId, limit }: { assignmentId: string; limit: number },
) {
  const rows = await q
    .select({
      id: assignmentNotes.id,
      text: assignmentNotes.text,
      writtenAt: assignmentNotes.writtenAt,
      writtenByName: people.name,
    })
    .from(assignmentNotes)
    .innerJoin(people, eq(people.id, assignmentNotes.writtenBy))
    .where(eq(assignmentNotes.assignmentId, assignmentId))
    .orderBy(desc(assignmentNotes.id))
    .limit(limit);
  return rows.reverse();
}

/** The possible assignees among these people: active staff with a role that writes. */
export async function listAssignable(q: Queryable, ids: readonly string[] | null) {
  return q
    .selectDistinct({ id: people.id, name: people.name })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .where(
      and(
        eq(people.kind, 'staff'),
        isNull(people.disabledAt),
        inArray(personRoles.role, ['contributor', 'journalist', 'editor', 'managing_editor']),
        ids === null ? undefined : inArray(people.id, [...ids]),
      ),
    )
    .orderBy(asc(people.name), asc(people.id));
}

export type AssignmentNarrowing = {
  readonly from?: string;
  readonly to?: string;
  /** True: only assignments without a day. */
  readonly isUnplanned?: boolean;
  readonly sectionIds?: readonly string[];
  readonly personId?: string;
  readonly states?: readonly AssignmentState[];
};

const creator = alias(people, 'creator');

/** The assignments that a person may see, filtered; by planned day or deadline, or newest first. */
export async function listAssignmentRows(
  q: Queryable,
  question: {
    actor: Actor;
    narrowing: AssignmentNarrowing;
    order: 'day' | 'due' | 'newest';
    beforeId?: string;
    limit: number;
  },
) {
  const { actor, narrowing, order, beforeId, limit } = question;
  const { from, to, isUnplanned, sectionIds, personId, states } = narrowing;
  return q
    .select({
      id: assignments.id,
      title: assignments.title,
      sectionId: assignments.sectionId,
      sectionName: sections.name,
      sectionNameEn: sections.nameEn,
      state: assignments.state,
      priority: assignments.priority,
      dueAt: assignments.dueAt,
      plannedOn: assignments.plannedOn,
      createdBy: assignments.createdBy,
      createdByName: creator.name,
      acceptedBy: assignments.acceptedBy,
      articleId: assignments.articleId,
      version: assignments.version,
      assigneeIds: sql<string[]>`coalesce(array(select ap.person_id from assignment_people ap
        where ap.assignment_id = ${assignments.id} order by ap.position), '{}')`,
      assigneeNames: sql<string[]>`coalesce(array(select p.name from assignment_people ap
        join people p on p.id = ap.person_id where ap.assignment_id = ${assignments.id} order by ap.position), '{}')`,
    })
    .from(assignments)
    .innerJoin(sections, eq(sections.id, assignments.sectionId))
    .innerJoin(creator, eq(creator.id, assignments.createdBy))
    .where(
      and(
        await assignmentsVisibleTo(q, actor),
        from === undefined ? undefined : gte(assignments.plannedOn, from),
        to === undefined ? undefined : lte(assignments.plannedOn, to),
        isUnplanned ? isNull(assignments.plannedOn) : undefined,
        sectionIds === undefined ? undefined : among(sectionIds),
        personId === undefined ? undefined : givenTo(personId),
        states === undefined ? undefined : inArray(assignments.state, [...states]),
        beforeId === undefined ? undefined : sql`${assignments.id} < ${beforeId}::uuid`,
      ),
    )
    .orderBy(
      ...(order === 'newest'
        ? [desc(assignments.id)]
        : [
            ...(order === 'day' ? [asc(assignments.plannedOn)] : []),
            sql`${assignments.dueAt} asc nulls last`,
            asc(assignments.id),
          ]),
    )
    .limit(limit);
}

/** The open assignments of a person, earliest deadline first. */
export async function listAssignmentsOf(q: Queryable, actor: Actor, limit: number) {
  return listAssignmentRows(q, {
    actor,
    narrowing: {
      personId: actor.id,
      states: OPEN_ASSIGNMENT_STATES.filter((state) => state !== 'proposed'),
    },
    order: 'due',
    limit,
  });
}

/** `maySeeAssignment` in SQL; a test compares the two. */
export async function assignmentsVisibleTo(q: Queryable, actor: Actor): Promise<SQL | undefined> {
  if (holds(actor, 'managing_editor')) return undefined;
  const desks = actor.roles
    .filter((held) => held.role === 'editor' || held.role === 'journalist')
    .map((held) => held.sectionId)
    .filter((id) => id !== null);
  const works = actor.roles.some((held) => held.role !== 'admin' && held.role !== 'legal');
  const theirs = works ? or(eq(assignments.createdBy, actor.id), givenTo(actor.id)) : sql`false`;
  return or(theirs, among(await listSectionIdsBelow(q, desks)));
}

function among(sectionIds: readonly string[]): SQL {
  return sectionIds.length === 0 ? sql`false` : inArray(assignments.sectionId, [...sectionIds]);
}

function givenTo(personId: string): SQL {
  return sql`exists (select 1 from assignment_people ap
    where ap.assignment_id = ${assignments.id} and ap.person_id = ${personId}::uuid)`;
}
