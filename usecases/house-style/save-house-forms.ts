import type { z } from 'zod';
import { type HouseForms, houseFormsSetting, houseFormsTag } from '#core/house-style/house-forms.ts';
import { houseFormsSchema } from '#core/house-style/house-forms-schema.ts';
import { mayManageHouseForms } from '#core/house-style/house-style-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { invalidatePages } from '#db/queries/notifications/outbox.ts';
import { putSetting } from '#db/queries/settings/settings.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';

/**
 * Saves the templates and invalidates every page that uses them. Throws `action.not-your-role`, and
 * `request.invalid` with `style.bad-form` for a template without its placeholder or with an unknown one.
 */
export async function saveHouseForms(
  context: Context,
  raw: z.input<typeof houseFormsSchema>,
): Promise<HouseForms> {
  const ctx = requireActor(context);
  const forms = parseInput(houseFormsSchema, raw);
  requireAllowed(mayManageHouseForms(ctx.actor));
  await ctx.db.transaction(async (tx) => {
    await putSetting(tx, houseFormsSetting, forms);
    await invalidatePages(tx, [houseFormsTag]);
    await recordAdminAct(ctx, tx, {
      action: 'house_forms.edit',
      subjectType: 'setting',
      // A setting has a name, but the audit requires a UUID.
      subjectId: ctx.newId(),
      detail: { name: houseFormsSetting, ...forms },
    });
  });
  return forms;
}
