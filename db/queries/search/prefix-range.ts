import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** The last code point: every text with a prefix sorts before the prefix with this appended. */
const last = '\u{10ffff}';

/**
 * A prefix condition for an index with `text_pattern_ops`. `like` uses that index only in a plan for specific
 * values; a generic plan (`prepared-statements.ts`) would read every row.
 */
export function beginsWith(column: SQLWrapper, beginning: string): SQL {
  return sql`(${column} ~>=~ ${beginning} and ${column} ~<~ ${beginning + last})`;
}
