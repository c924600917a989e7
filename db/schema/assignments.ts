import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { PRIORITIES } from '../../core/articles/priority.ts';
import { ASSIGNMENT_STATES } from '../../core/assignments/assignment-states.ts';
import { articles } from './articles.ts';
import { people } from './people.ts';
import { sections } from './sections.ts';

/** What somebody is to write, for which day, and how far it is; `articleId` once the story is begun. */
export const assignments = pgTable(
  'assignments',
  {
    id: uuid().primaryKey(),
    title: text().notNull(),
    brief: text().notNull(),
    sectionId: uuid()
      .notNull()
      .references(() => sections.id),
    state: text({ enum: ASSIGNMENT_STATES }).notNull(),
    priority: text({ enum: PRIORITIES }).notNull(),
    dueAt: timestamp({ withTimezone: true }),
    /** The day on which it is to go out, in the site's calendar. */
    plannedOn: date({ mode: 'string' }),
    createdBy: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    /** The first who accepted. */
    acceptedBy: uuid().references(() => people.id),
    articleId: uuid().references(() => articles.id),
    /** One more with each change, so that nobody changes what they have not seen. */
    version: integer().notNull(),
  },
  (t) => [
    uniqueIndex('assignments_article_key').on(t.articleId),
    index('assignments_day_idx').on(t.plannedOn, t.id).where(sql`${t.plannedOn} is not null`),
    index('assignments_section_idx').on(t.sectionId, t.id),
    check(
      'assignments_state_check',
      sql`${t.state} in ('proposed', 'assigned', 'accepted', 'in_progress', 'delivered', 'dropped')`,
    ),
    check('assignments_title_check', sql`length(${t.title}) between 1 and 160`),
  ],
);

/** Whom an assignment is given to. */
export const assignmentPeople = pgTable(
  'assignment_people',
  {
    assignmentId: uuid()
      .notNull()
      .references(() => assignments.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    position: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.assignmentId, t.personId] }),
    index('assignment_people_person_idx').on(t.personId, t.assignmentId),
  ],
);

/** What people say to each other about an assignment. */
export const assignmentNotes = pgTable(
  'assignment_notes',
  {
    id: uuid().primaryKey(),
    assignmentId: uuid()
      .notNull()
      .references(() => assignments.id),
    writtenBy: uuid()
      .notNull()
      .references(() => people.id),
    writtenAt: timestamp({ withTimezone: true }).notNull(),
    text: text().notNull(),
  },
  (t) => [index('assignment_notes_assignment_idx').on(t.assignmentId, t.id)],
);
