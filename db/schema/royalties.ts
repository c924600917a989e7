import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { ROYALTY_KINDS } from '../../core/royalties/royalty-rates.ts';
import { articles, articleVersions } from './articles.ts';
import { media } from './media.ts';
import { people } from './people.ts';

/** The rates; a kind without a row has the default of `core/royalties/royalty-rates.ts`. */
export const royaltyRates = pgTable(
  'royalty_rates',
  {
    kind: text({ enum: ROYALTY_KINDS }).primaryKey(),
    pointTenths: integer().notNull(),
    amountDong: integer().notNull(),
  },
  (t) => [check('royalty_rates_check', sql`${t.pointTenths} >= 0 and ${t.amountDong} >= 0`)],
);

/** A month of payments, locked by every change and by closing; closed permanently once `closedAt` is set. */
export const royaltyMonths = pgTable(
  'royalty_months',
  {
    month: text().primaryKey(),
    closedAt: timestamp({ withTimezone: true }),
    closedBy: uuid().references(() => people.id),
  },
  (t) => [
    check('royalty_months_month_check', sql`${t.month} ~ '^\\d{4}-(0[1-9]|1[0-2])$'`),
    check('royalty_months_closed_check', sql`(${t.closedAt} is null) = (${t.closedBy} is null)`),
  ],
);

/**
 * A royalty entry: of an author for the text of a story, or of a photographer for a photo. A correction of an
 * entry in a closed month is a row of its own in an open one (`adjustsId`), with the difference.
 */
export const royaltyMarks = pgTable(
  'royalty_marks',
  {
    id: uuid().primaryKey(),
    month: text()
      .notNull()
      .references(() => royaltyMonths.month),
    articleId: uuid()
      .notNull()
      .references(() => articles.id),
    /** The live version at the time. */
    versionId: uuid()
      .notNull()
      .references(() => articleVersions.id),
    kind: text({ enum: ['text', 'photo'] }).notNull(),
    mediaId: uuid().references(() => media.id),
    personId: uuid().references(() => people.id),
    creditName: text(),
    pointTenths: integer().notNull(),
    amountDong: integer().notNull(),
    adjustsId: uuid().references((): AnyPgColumn => royaltyMarks.id),
    note: text().notNull().default(''),
    /** False if the story was not public when its month was closed: then it was not paid. */
    counts: boolean().notNull().default(true),
    setBy: uuid()
      .notNull()
      .references(() => people.id),
    setAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    uniqueIndex('royalty_marks_text_key')
      .on(t.articleId, t.personId)
      .where(sql`${t.kind} = 'text' and ${t.adjustsId} is null and ${t.counts}`),
    uniqueIndex('royalty_marks_photo_key')
      .on(t.articleId, t.mediaId)
      .where(sql`${t.kind} = 'photo' and ${t.adjustsId} is null and ${t.counts}`),
    uniqueIndex('royalty_marks_adjustment_key')
      .on(t.adjustsId, t.month)
      .where(sql`${t.adjustsId} is not null and ${t.counts}`),
    index('royalty_marks_month_idx').on(t.month, t.personId),
    index('royalty_marks_article_idx').on(t.articleId),
    index('royalty_marks_person_idx').on(t.personId, t.month),
    check('royalty_marks_kind_check', sql`(${t.kind} = 'photo') = (${t.mediaId} is not null)`),
    check(
      'royalty_marks_holder_check',
      sql`(${t.kind} = 'photo' or ${t.personId} is not null) and (${t.personId} is null or ${t.creditName} is null)`,
    ),
    check(
      'royalty_marks_amount_check',
      sql`${t.adjustsId} is not null or (${t.pointTenths} >= 0 and ${t.amountDong} >= 0)`,
    ),
  ],
);
