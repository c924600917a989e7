import { bigint, index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { tsvector } from './column-types.ts';

/** Every transition and administrative act; each row's hash includes the hash of the row before it. */
export const audit = pgTable(
  'audit',
  {
    seq: bigint({ mode: 'number' }).primaryKey(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** Null for automatic acts, such as a due schedule. */
    actorId: uuid(),
    action: text().notNull(),
    subjectType: text().notNull(),
    subjectId: uuid().notNull(),
    detail: jsonb().$type<Record<string, unknown>>().notNull(),
    address: text().notNull(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    index('audit_subject_idx').on(t.subjectType, t.subjectId, t.seq),
    // The search is in time order; each of these indexes supports one of its filters in that order.
    index('audit_time_idx').on(t.at, t.seq),
    index('audit_actor_idx').on(t.actorId, t.at, t.seq),
    index('audit_actor_action_idx').on(t.actorId, t.action, t.at, t.seq),
    index('audit_action_idx').on(t.action, t.at, t.seq),
    index('audit_address_idx').on(t.address, t.at, t.seq),
  ],
);

/**
 * The search index of reasons, a separate table, because it is derived and proves nothing. It has only acts
 * with a reason, each with all filter columns. So matches are filtered and sorted here, and only one page is
 * read from the audit.
 */
export const auditReasons = pgTable(
  'audit_reasons',
  {
    seq: bigint({ mode: 'number' }).primaryKey(),
    words: tsvector().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    actorId: uuid(),
    action: text().notNull(),
    subjectType: text().notNull(),
    subjectId: uuid().notNull(),
    address: text().notNull(),
  },
  (t) => [index('audit_reasons_words_idx').using('gin', t.words).with({ fastupdate: false })],
);

/** The end of the chain: one row, locked by every append, so that the chain never forks. */
export const auditHead = pgTable('audit_head', {
  id: integer().primaryKey(),
  seq: bigint({ mode: 'number' }).notNull(),
  hash: text().notNull(),
});
