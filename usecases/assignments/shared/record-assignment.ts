import type { Transaction } from '#db/client.ts';
import { getAssignment } from '#db/queries/assignments/assignments.ts';
import { appendAudit } from '#db/queries/audit/audit.ts';
import { addToOutbox } from '#db/queries/notifications/outbox.ts';
import { sha256 } from '#platform/text/hash.ts';
import type { Context } from '../../context.ts';

/**
 * Records an act on an assignment: one audit row and one event, `assignment.assigned` for new assignees and
 * `assignment.changed` otherwise. Call it last in the transaction.
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
      // A new assignee writes their own story, and may not read an earlier one.
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
