import { type SQLWrapper, sql } from 'drizzle-orm';
import { boolean, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { QUEUE_STATES } from '../../core/articles/queue.ts';
import { articles } from './articles.ts';
import { tsvector } from './column-types.ts';
import { sections } from './sections.ts';

/**
 * The desk's list index, one small row per article, updated in every transaction that changes one
 * (decision 0015). Each base order has an index; further filters use the lexemes of `document`
 * (`core/articles/desk-lexemes.ts`). All other indexes are partial, on conditions that list queries never
 * have, so that the planner cannot scan a million rows by one of them.
 */
export const deskDocs = pgTable(
  'desk_docs',
  {
    articleId: uuid()
      .primaryKey()
      .references(() => articles.id, { onDelete: 'cascade' }),
    sectionId: uuid()
      .notNull()
      .references(() => sections.id),
    pile: text({ enum: QUEUE_STATES }).notNull(),
    /** Submitted or published at some time; until then private to its authors. */
    isShared: boolean().notNull(),
    /** Milliseconds, like cursors. */
    savedAt: timestamp({ withTimezone: true, precision: 3 }).notNull(),
    /** Only for unfinished work. */
    dueAt: timestamp({ withTimezone: true, precision: 3 }),
    document: tsvector().notNull(),
  },
  (t) => [
    // By save time and by deadline: all, per pile, per desk, per pile of a desk. Ascending, scanned
    // backwards.
    index('desk_docs_newest_idx').on(t.savedAt, t.articleId).where(sql`${t.isShared}`),
    index('desk_docs_pile_idx').on(t.pile, t.savedAt, t.articleId).where(sql`${t.isShared}`),
    index('desk_docs_section_idx').on(t.sectionId, t.savedAt, t.articleId).where(sql`${t.isShared}`),
    index('desk_docs_section_pile_idx')
      .on(t.sectionId, t.pile, t.savedAt, t.articleId)
      .where(sql`${t.isShared}`),
    index('desk_docs_due_idx').on(t.dueAt, t.articleId).where(isDue(t)),
    index('desk_docs_pile_due_idx').on(t.pile, t.dueAt, t.articleId).where(isDue(t)),
    index('desk_docs_section_due_idx').on(t.sectionId, t.dueAt, t.articleId).where(isDue(t)),
    index('desk_docs_section_pile_due_idx').on(t.sectionId, t.pile, t.dueAt, t.articleId).where(isDue(t)),
    index('desk_docs_document_idx').using('gin', t.document).with({ fastupdate: false }),
  ],
);

function isDue(t: { readonly isShared: SQLWrapper; readonly dueAt: SQLWrapper }) {
  return sql`${t.isShared} and ${t.dueAt} is not null`;
}
