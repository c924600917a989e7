import { sql } from 'drizzle-orm';
import {
  check,
  date,
  doublePrecision,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { people } from './people.ts';

/** A picture of the library; `renditionWidths` are the widths in pixels that were made at upload. */
export const media = pgTable(
  'media',
  {
    id: uuid().primaryKey(),
    sha256: text().notNull(),
    mimeType: text().notNull(),
    bytes: integer().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    renditionWidths: integer().array().notNull(),
    blurColor: text().notNull(),
    caption: text().notNull().default(''),
    credit: text().notNull().default(''),
    alt: text().notNull().default(''),
    /** Where it is from and on what terms; for the newsroom alone. */
    rightsNote: text().notNull().default(''),
    /** The last day on which it may be used, by the site's calendar; null: nothing ends it. */
    rightsUntil: date({ mode: 'string' }),
    focalX: doublePrecision().notNull().default(0.5),
    focalY: doublePrecision().notNull().default(0.5),
    uploadedBy: uuid().references(() => people.id),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    uniqueIndex('media_sha256_key').on(t.sha256),
    index('media_newest_idx').on(t.createdAt, t.id),
    index('media_rights_until_idx').on(t.rightsUntil).where(sql`${t.rightsUntil} is not null`),
    check('media_rights_note_check', sql`length(${t.rightsNote}) <= 500`),
    check('media_size_check', sql`${t.width} > 0 and ${t.height} > 0 and ${t.bytes} > 0`),
    check('media_focal_check', sql`${t.focalX} between 0 and 1 and ${t.focalY} between 0 and 1`),
  ],
);
