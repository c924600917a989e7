import { z } from 'zod';
import type { Queryable } from '#db/client.ts';
import { listSettings } from '#db/queries/settings/settings.ts';

const known = z.object({ headlinesInMail: z.boolean().catch(true) });

/** The site's e-mail settings; unset ones have their default. */
export async function readMailSettings(q: Queryable): Promise<z.infer<typeof known>> {
  const rows = await listSettings(q, Object.keys(known.shape));
  return known.parse(Object.fromEntries(rows.map((row) => [row.name, row.value])));
}
