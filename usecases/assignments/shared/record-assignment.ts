import type { Transaction } from '#db/client.ts';
import { getAssignment } from '#db/queries/assignments.ts';
import { appendAudit } from '#db/queries/audit.ts';
import { addToOutbox } from '#db/queries/outbox.ts';
import { sha256 } from '#platform/hash.ts';
import type { Context } from '../../context.ts';

/**
 * Writes what happened to an assignment: one audit row, and one event, `assignment.assigned` where somebody was given
 * it and `assignment.changed` otherwise. Call it last in the transaction.
 */
export async function recordAssignment(
  ctx: Context,
  tx: Transaction,
  act: { assignmentId: string; action: string; isAssigned?: boolean; detail: Record<string, unknown> },
): Promise<void> {
  const { assignmentId, action, isAssigned = false, detail } = act;
  const { assigneeIds, articleId } = await getAssignment(tx, assignmentId);
  const id = ctx.newId();
  const at = ctx.now();
  const actorId = ctx.actor?.id ?? null;
  const name = isAssigned ? 'assignment.assigned' : 'assignment.changed';
  await addToOutbox(tx, {
    ...{ id, name, uniqueKey: `${name}:${id}`, createdAt: at },
    payload: {
      ...{ assignmentId, assigneeIds: [...assigneeIds], actorId },
      // Whoever is given it writes their own story; one from before it was given up is not theirs to read.
      articleId: isAssigned ? null : articleId,
    },
  });
  await appendAudit(tx, {
    entry: {
      ...{ at, actorId, action: `assignment.${action}`, subjectType: 'assignment', subjectId: assignmentId },
      ...{ detail, address: ctx.address },
    },
    hash: sha256,
  });
}
