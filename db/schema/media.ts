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

/** A picture of the library; `renditionWidths` are the widths in pixels of its renditions. */
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
    /** The widths with an AVIF that is smaller than the WebP. */
    avifWidths: integer().array().notNull().default([]),
    /**
     * From when on a worker may encode its AVIF: at once, or some time after another worker began. Null: it
     * is encoded.
     */
    avifDueAt: timestamp({ withTimezone: true }).default(sql`'epoch'`),
    blurColor: text().notNull(),
    caption: text().notNull().default(''),
    credit: text().notNull().default(''),
    alt: text().notNull().default(''),
    /** Its source and terms; internal. */
    rightsNote: text().notNull().default(''),
    /** The last day of its licence in the site's time zone; null: unlimited. */
    rightsUntil: date({ mode: 'string' }),
    focalX: doublePrecision().notNull().default(0.5),
    focalY: doublePrecision().notNull().default(0.5),
    uploadedBy: uuid().references(() => people.id),
    /**
     * When it was added to the library for everyone at the desk. Null: visible to its uploader and to people
     * who may read a story with it.
     */
    placedAt: timestamp({ withTimezone: true }),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    /** If two people upload one file before it is in the library, each has a picture of their own. */
    unique('media_sha256_uploader_key').on(t.sha256, t.uploadedBy).nullsNotDistinct(),
    index('media_newest_idx').on(t.createdAt, t.id),
    index('media_avif_due_idx').on(t.createdAt).where(sql`${t.avifDueAt} is not null`),
    index('media_rights_until_idx').on(t.rightsUntil).where(sql`${t.rightsUntil} is not null`),
    check('media_rights_note_check', sql`length(${t.rightsNote}) <= 500`),
    check('media_size_check', sql`${t.width} > 0 and ${t.height} > 0 and ${t.bytes} > 0`),
    check('media_focal_check', sql`${t.focalX} between 0 and 1 and ${t.focalY} between 0 and 1`),
  ],
);

/**
 * The stories that have or had a picture that is not in the library, in versions or live entries. People who
 * may read such a story may see the picture.
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
