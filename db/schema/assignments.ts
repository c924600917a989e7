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

/** An assignment with its planned day and state; `articleId` once the story exists. */
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
    /** The planned publication day in the site's time zone. */
    plannedOn: date({ mode: 'string' }),
    createdBy: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    /** The first person who accepted. */
    acceptedBy: uuid().references(() => people.id),
    articleId: uuid().references(() => articles.id),
    /** Incremented with each change, for detecting stale edits. */
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

/** The assignees. */
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

/** Notes on an assignment. */
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
