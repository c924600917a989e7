import { z } from 'zod';
import { defaultPolicy, type PolicySettings } from '#core/articles/policy.ts';
import { listSettings } from '#db/queries/settings/settings.ts';
import type { Context } from '../context.ts';

const known = z.object({ strictFourEyes: z.boolean().catch(defaultPolicy.strictFourEyes) });

/** The site's policy settings; unset ones have their default. */
export async function readPolicy(ctx: Context): Promise<PolicySettings> {
  const rows = await listSettings(ctx.db, Object.keys(known.shape));
  return known.parse(Object.fromEntries(rows.map((row) => [row.name, row.value])));
}
