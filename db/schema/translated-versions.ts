import { foreignKey, integer, pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core';
import { articleVersions } from './articles.ts';

/**
 * The version of the original that a translation was made from. A row covers the versions of the translation
 * from `fromNumber` on, up to the next row. So the public version keeps its row while a newer one is written.
 * It refers to versions only: a reference to `articles` would lock that table during a migration.
 */
export const translatedVersions = pgTable(
  'translated_versions',
  {
    /** The translation. */
    articleId: uuid().notNull(),
    fromNumber: integer().notNull(),
    originalVersionId: uuid()
      .notNull()
      .references(() => articleVersions.id),
    /** Corrections of live entries count from here on, because entries have no part in versions. */
    markedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.fromNumber] }),
    foreignKey({
      name: 'translated_versions_version_fk',
      columns: [t.articleId, t.fromNumber],
      foreignColumns: [articleVersions.articleId, articleVersions.number],
    }),
  ],
);
