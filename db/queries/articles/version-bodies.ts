import { sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import type { Body } from '#core/document/body.ts';
import { readerBody } from '#core/document/public-body.ts';
import type { StoredBody } from '#core/document/upgrade-steps.ts';
import type { Queryable } from '../../client.ts';
import { withoutPlannedIds } from '../shared/planner-hints.ts';

/**
 * The cache's limit in compressed bytes, as in the table. A story of 600 words has some 3 kB there, and some
 * 60 kB as objects.
 */
const MOST_BYTES = 1_000_000;

type Kept = { readonly body: Body; readonly bytes: number };

const kept = new LRUCache<string, Kept>({ maxSize: MOST_BYTES, sizeCalculation: ({ bytes }) => bytes });

/**
 * The public bodies of versions. Versions are immutable, so cached bodies stay valid; a feed whose stories
 * are unchanged but for one loads only that one. The caller ensures visibility by taking the ids from
 * `public_articles`.
 */
export async function bodiesOf(
  q: Queryable,
  versionIds: readonly string[],
): Promise<(versionId: string) => Body> {
  const found = new Map(versionIds.map((id) => [id, kept.get(id)?.body]));
  const missing = versionIds.filter((id) => found.get(id) === undefined);
  if (missing.length > 0) {
    const { rows } = await q.execute<{ id: string; body: StoredBody; bytes: number }>(sql`
      select id, body, pg_column_size(body) as bytes from article_versions where id = any(${withoutPlannedIds(missing)})`);
    for (const { id, body: stored, bytes } of rows) {
      const body = readerBody(stored);
      kept.set(id, { body, bytes });
      found.set(id, body);
    }
  }
  return (versionId) => {
    const body = found.get(versionId);
    if (body === undefined) throw new Error(`The version ${versionId} does not exist.`);
    return body;
  };
}
