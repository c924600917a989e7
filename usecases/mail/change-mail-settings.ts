import { z } from 'zod';
import { isAdmin } from '#core/people/administration.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { putSetting } from '#db/queries/settings/settings.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';

const input = z.object({ headlinesInMail: z.boolean() });
/** The audit id of the site's settings. */
const settingsId = '00000000-0000-0000-0000-000000000000';

/** Sets whether e-mails may contain headlines. Throws `action.not-your-role`. */
export async function changeMailSettings(context: Context, raw: unknown): Promise<void> {
  const ctx = requireActor(context);
  requireAllowed(isAdmin(ctx.actor));
  const { headlinesInMail } = parseInput(input, raw);
  await ctx.db.transaction(async (tx) => {
    await putSetting(tx, 'headlinesInMail', headlinesInMail);
    await recordAdminAct(ctx, tx, {
      action: 'settings.change_mail',
      subjectType: 'settings',
      subjectId: settingsId,
      detail: { headlinesInMail },
    });
  });
}
