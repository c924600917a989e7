import { z } from 'zod';
import type { Queryable } from '#db/client.ts';
import { listSettings, putSetting } from '#db/queries/settings/settings.ts';
import type { PasswordCost } from '#platform/passwords/password-cost.ts';
import { measurePasswordCost, setPasswordCost } from '#platform/passwords/passwords.ts';
import type { Context } from '../../context.ts';
import { recordAdminAct } from '../../shared/record-admin-act.ts';

const name = 'passwordCost';
const known = z.object({ memoryKiB: z.number().int().positive(), passes: z.number().int().positive() });

/** The measured cost for this site, or null. */
export async function readPasswordCost(q: Queryable): Promise<PasswordCost | null> {
  const [row] = await listSettings(q, [name]);
  return known.safeParse(row?.value).data ?? null;
}

/** Measures on this machine, stores the cost for every process of the site, and applies it in this one. */
export async function storePasswordCost(ctx: Context) {
  const { cost, tookMs } = measurePasswordCost();
  const before = await readPasswordCost(ctx.db);
  await ctx.db.transaction(async (tx) => {
    await putSetting(tx, name, cost);
    await recordAdminAct(ctx, tx, {
      action: 'password.measure_cost',
      subjectType: 'setting',
      // Settings have names, but the audit requires a UUID.
      subjectId: ctx.newId(),
      detail: { name, from: before, to: cost },
    });
  });
  setPasswordCost(cost);
  return { before, cost, tookMs };
}
