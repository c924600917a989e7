import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { media } from './media.ts';
import { people } from './people.ts';
import { sections } from './sections.ts';

/** The public profile of a person besides name and biography; optional. */
export const personProfiles = pgTable(
  'person_profiles',
  {
    personId: uuid()
      .primaryKey()
      .references(() => people.id),
    /** The job title for readers; it grants no rights. */
    jobTitle: text().notNull().default(''),
    /** The desk that they write for. */
    sectionId: uuid().references(() => sections.id),
    /** Public contact; the internal one is `people.contact`. */
    publicEmail: text().notNull().default(''),
    publicLink: text().notNull().default(''),
    pictureId: uuid().references(() => media.id),
  },
  (t) => [
    index('person_profiles_picture_idx').on(t.pictureId).where(sql`${t.pictureId} is not null`),
    check(
      'person_profiles_length_check',
      sql`length(${t.jobTitle}) <= 120 and length(${t.publicEmail}) <= 200 and length(${t.publicLink}) <= 300`,
    ),
  ],
);
