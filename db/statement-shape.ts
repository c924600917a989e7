import { getTableName, is } from 'drizzle-orm';
import { getViewConfig, PgTable, PgView } from 'drizzle-orm/pg-core';
import * as schema from './schema/all.ts';

/** The operation of a statement and its first table of ours; nothing else of its text. */
export type StatementShape = { readonly operation: string; readonly table: string | null };

const OPERATIONS: ReadonlySet<string> = new Set(
  'select insert update delete with begin commit rollback savepoint release set notify'.split(' '),
);
const NAMED = /\b(?:from|into|update|join)\s+(?:only\s+)?(?:"?\w+"?\.)?"?(\w+)"?/gi;

const tables: ReadonlySet<string> = new Set(
  Object.values(schema).flatMap((one): string[] => {
    if (is(one, PgTable)) return [getTableName(one)];
    return is(one, PgView) ? [getViewConfig(one).name] : [];
  }),
);

/** The shape of a statement. The result contains only known words, regardless of the text. */
export function statementShape(text: string): StatementShape {
  const first = /^\s*([a-z]+)/i.exec(text)?.[1]?.toLowerCase() ?? '';
  const named = [...text.matchAll(NAMED)].map(([, name = '']) => name);
  return {
    operation: OPERATIONS.has(first) ? first : 'other',
    table: named.find((name) => tables.has(name)) ?? null,
  };
}
