import { isAdmin } from '#core/people/administration.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';

/** Records a complete backup with its size. Throws `action.not-your-role`. */
export async function recordBackup(
  context: Context,
  { rows, files }: { rows: number; files: number },
): Promise<void> {
  const ctx = requireActor(context);
  requireAllowed(isAdmin(ctx.actor));
  await ctx.db.transaction((tx) =>
    recordAdminAct(ctx, tx, {
      action: 'newsroom.backup',
      subjectType: 'newsroom',
      subjectId: ctx.newId(),
      detail: { rows, files },
    }),
  );
}
