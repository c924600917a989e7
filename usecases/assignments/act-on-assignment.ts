import { z } from 'zod';
import {
  ASSIGNMENT_COMMANDS,
  type AssignmentCommand,
  assignmentRow,
} from '#core/assignments/assignment-actions.ts';
import { assigneeIdsSchema, assignmentNoteMaxChars } from '#core/assignments/assignment-input.ts';
import { mayOnAssignment } from '#core/assignments/assignment-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { normaliseLines } from '#core/text/normalise-lines.ts';
import type { Transaction } from '#db/client.ts';
import {
  type AssignmentRow,
  type AssignmentWithPeople,
  insertAssignmentNote,
  replaceAssignees,
  updateAssignment,
} from '#db/queries/assignments/assignments.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { openAssignment } from './shared/assignment-facts.ts';
import { type AssignmentView, loadAssignmentView } from './shared/assignment-view.ts';
import { recordAssignment } from './shared/record-assignment.ts';
import { requireAssignable } from './shared/require-assignable.ts';

const actInput = z
  .object({
    assignmentId: z.uuid(),
    action: z.enum(ASSIGNMENT_COMMANDS),
    /** The assignees for `assign`. */
    assigneeIds: assigneeIdsSchema.optional(),
    /** The reason, stored as a note. */
    reason: z.string().max(assignmentNoteMaxChars, 'field.too-long').transform(normaliseLines).optional(),
  })
  .refine(({ action, assigneeIds }) => action !== 'assign' || (assigneeIds?.length ?? 0) > 0, {
    path: ['assigneeIds'],
    message: 'field.required',
  });

type Input = z.infer<typeof actInput>;
type Scene = { ctx: ActorContext; tx: Transaction; found: AssignmentWithPeople; input: Input };

/**
 * Executes an action on an assignment: checks the table, writes and records. If two people accept, the first
 * one gets it. Throws `assignment.not-found`, `assignment.taken`, `assignment.wrong-state`,
 * `request.invalid`, the policy's reason.
 */
export async function actOnAssignment(context: Context, raw: unknown): Promise<AssignmentView | null> {
  const input = parseInput(actInput, raw);
  const ctx = requireActor(context);
  const { assignmentId, action, reason } = input;
  return ctx.db.transaction(async (tx) => {
    const { found, facts } = await openAssignment(ctx, tx, assignmentId);
    requireAllowed(mayOnAssignment(ctx.actor, action, facts));
    const state = assignmentRow(action).to ?? found.state;
    await updateAssignment(tx, assignmentId, {
      state,
      ...(await EFFECTS[action]({ ctx, tx, found, input })),
    });
    if (reason) {
      const note = { id: ctx.newId(), assignmentId, writtenBy: ctx.actor.id, writtenAt: ctx.now() };
      await insertAssignmentNote(tx, { ...note, text: reason });
    }
    await recordAssignment(ctx, tx, {
      ...{ assignmentId, action, isAssigned: action === 'assign' },
      detail: { ...(input.assigneeIds && { assigneeIds: input.assigneeIds }), ...(reason && { reason }) },
    });
    return viewOrNull(ctx, tx, { assignmentId, action });
  });
}

/** The effect of each action besides the state. */
const EFFECTS: Readonly<Record<AssignmentCommand, (scene: Scene) => Promise<Partial<AssignmentRow>>>> = {
  async assign({ tx, found, input }) {
    const assigneeIds = input.assigneeIds ?? [];
    await requireAssignable(tx, assigneeIds);
    await replaceAssignees(tx, found.id, assigneeIds);
    return { acceptedBy: null };
  },
  async accept({ ctx }) {
    return { acceptedBy: ctx.actor.id };
  },
  async decline({ ctx, tx, found }) {
    const left = found.assigneeIds.filter((id) => id !== ctx.actor.id);
    await replaceAssignees(tx, found.id, left);
    return { state: left.length === 0 ? 'proposed' : 'assigned' };
  },
  async drop() {
    return {};
  },
  async revive({ tx, found }) {
    await replaceAssignees(tx, found.id, []);
    return { acceptedBy: null };
  },
};

/** A contributor who declines may no longer see the assignment. */
async function viewOrNull(
  ctx: ActorContext,
  tx: Transaction,
  { assignmentId, action }: { assignmentId: string; action: AssignmentCommand },
): Promise<AssignmentView | null> {
  if (action !== 'decline') return loadAssignmentView(ctx, tx, assignmentId);
  return loadAssignmentView(ctx, tx, assignmentId).catch(() => null);
}
