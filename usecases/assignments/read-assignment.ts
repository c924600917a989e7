import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { listAssignmentNotes } from '#db/queries/assignments/assignments.ts';
import { listAuditOf } from '#db/queries/audit/audit.ts';
import { type Context, requireActor } from '../context.ts';
import { type AssignmentView, loadAssignmentView } from './shared/assignment-view.ts';

const mostNotes = 200;
const mostActs = 50;

export type ReadAssignment = AssignmentView & {
  readonly notes: Awaited<ReturnType<typeof listAssignmentNotes>>;
  readonly acts: readonly {
    readonly at: Date;
    readonly actorName: string | null;
    readonly action: string;
    readonly detail: Record<string, unknown>;
  }[];
};

/** An assignment with its notes and history. Throws `assignment.not-found`. */
export async function readAssignment(context: Context, raw: unknown): Promise<ReadAssignment> {
  const parsed = z.object({ assignmentId: z.uuid() }).safeParse(raw);
  if (!parsed.success) throw new DomainError('assignment.not-found');
  const { assignmentId } = parsed.data;
  const ctx = requireActor(context);
  const view = await loadAssignmentView(ctx, ctx.db, assignmentId);
  const notes = await listAssignmentNotes(ctx.db, { assignmentId, limit: mostNotes });
  const acts = await listAuditOf(ctx.db, {
    subjectType: 'assignment',
    subjectId: assignmentId,
    limit: mostActs,
  });
  return {
    ...view,
    notes,
    acts: acts.map(({ at, actorName, action, detail }) => ({ at, actorName, action, detail })),
  };
}
