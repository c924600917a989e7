import { type SQLWrapper, sql } from 'drizzle-orm';
import { boolean, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { QUEUE_STATES } from '../../core/articles/queue.ts';
import { articles } from './articles.ts';
import { sections } from './sections.ts';
import { tsvector } from './tsvector.ts';

/**
 * What the desk's lists look through, one lean row an article, written in every transaction that changes one
 * (decision 0015). Each order that a list has by itself has an index; whatever is narrowed further is found by the
 * lexemes of `document` (`core/articles/desk-lexemes.ts`). All other indexes are partial, on what those queries never
 * say, so that the planner can't walk one of them through a million rows.
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
    /** Submitted or published at some time; before that it is its authors' alone. */
    isShared: boolean().notNull(),
    /** Milliseconds, as a cursor has them. */
    savedAt: timestamp({ withTimezone: true, precision: 3 }).notNull(),
    /** Only of what is still to be done. */
    dueAt: timestamp({ withTimezone: true, precision: 3 }),
    document: tsvector().notNull(),
  },
  (t) => [
    // By when it was saved and by when it is due: everything, a pile, a desk, a pile of a desk. Ascending, and walked backwards.
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
