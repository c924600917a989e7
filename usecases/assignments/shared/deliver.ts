import type { Transaction } from '#db/client.ts';
import { findAssignmentOfArticleForUpdate, updateAssignment } from '#db/queries/assignments/assignments.ts';
import type { Context } from '../../context.ts';
import { recordAssignment } from './record-assignment.ts';

/** Submitting a story completes the assignment that it was created from. */
export async function deliverAssignment(ctx: Context, tx: Transaction, articleId: string): Promise<void> {
  const found = await findAssignmentOfArticleForUpdate(tx, articleId);
  if (found?.state !== 'in_progress') return;
  await updateAssignment(tx, found.id, { state: 'delivered' });
  await recordAssignment(ctx, tx, { assignmentId: found.id, action: 'deliver', detail: { articleId } });
}
