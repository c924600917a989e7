import type { Database } from '#db/client.ts';
import { listSectionRows } from '#db/queries/sections/sections.ts';
import type { Env } from '#platform/process/env.ts';
import type { Logger } from '#platform/traces/logger.ts';

/**
 * Logs a warning for desks in `OIDC_ROLE_MAP` that do not exist: their groups grant no role. A desk can be
 * closed while the map names it.
 */
export async function warnOfUnknownDesks(
  db: Database,
  oidc: Env['oidc'],
  log: Pick<Logger, 'warn'>,
): Promise<void> {
  const named = oidc?.roleMap.flatMap(({ section }) => section ?? []) ?? [];
  if (named.length === 0) return;
  const known = new Set((await listSectionRows(db)).map(({ slug }) => slug));
  const unknown = [...new Set(named)].filter((slug) => !known.has(slug));
  if (unknown.length > 0) log.warn({ desks: unknown }, 'OIDC_ROLE_MAP names desks that do not exist');
}
