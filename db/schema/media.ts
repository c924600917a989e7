import { sql } from 'drizzle-orm';
import {
  check,
  date,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { articles } from './articles.ts';
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
    /** Since when everybody at the desk finds it in the library; null: its uploader does, and who may read a story that shows it. */
    placedAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    /** A file that two people upload before it is in the library is a picture of each. */
    unique('media_sha256_uploader_key').on(t.sha256, t.uploadedBy).nullsNotDistinct(),
    index('media_newest_idx').on(t.createdAt, t.id),
    index('media_rights_until_idx').on(t.rightsUntil).where(sql`${t.rightsUntil} is not null`),
    check('media_rights_note_check', sql`length(${t.rightsNote}) <= 500`),
    check('media_size_check', sql`${t.width} > 0 and ${t.height} > 0 and ${t.bytes} > 0`),
    check('media_focal_check', sql`${t.focalX} between 0 and 1 and ${t.focalY} between 0 and 1`),
  ],
);

/**
 * The stories in which a picture that is not in the library stands or once stood, by their versions and live entries: who may read such a
 * story may see the picture.
 */
export const mediaUses = pgTable(
  'media_uses',
  {
    mediaId: uuid()
      .notNull()
      .references(() => media.id),
    articleId: uuid()
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.mediaId, t.articleId] })],
);
