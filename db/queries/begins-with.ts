import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** Of all characters of UTF-8 the last: whatever begins with a text comes before the text with this behind it. */
const last = '\u{10ffff}';

/**
 * That a text begins so, as an index of `text_pattern_ops` finds it. A `like` finds it there only while the plan is made
 * for its value: a plan that is kept (`kept-plans.ts`) would read every row.
 */
export function beginsWith(column: SQLWrapper, beginning: string): SQL {
  return sql`(${column} ~>=~ ${beginning} and ${column} ~<~ ${beginning + last})`;
}
