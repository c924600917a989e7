import { type SQL, sql } from 'drizzle-orm';
import { dashes } from '../core/taxonomy/written-key.ts';

const spacesAndDashes = sql.raw(`'[ ${dashes}]+'`);

/**
 * Whether a key may have a dash: a cheap test before the regular expression. All dashes but the hyphen are
 * longer than a byte.
 */
export function mayHaveDash(key: SQL): SQL {
  return sql`(strpos(${key}, '-') > 0 or octet_length(${key}) > length(${key}))`;
}

/** The `spacedKey` of a key, in SQL. */
export function spacedKeyOf(key: SQL): SQL {
  return sql`case when ${mayHaveDash(key)} then regexp_replace(${key}, ${spacesAndDashes}, ' ', 'g') else ${key} end`;
}
