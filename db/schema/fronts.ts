import { sql } from 'drizzle-orm';
import {
  check,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { FRONTS } from '../../core/fronts/fronts.ts';
import type { Layout } from '../../core/fronts/layout.ts';
import { people } from './people.ts';

const place = {
  front: text({ enum: FRONTS }).notNull(),
  /** The key of a container, such as `top`; removed containers are ignored. */
  container: text().notNull(),
};

/** The launched layout of a container; `revision` counts its launches. */
export const frontContainers = pgTable(
  'front_containers',
  {
    ...place,
    revision: integer().notNull(),
    layout: jsonb().$type<Layout>().notNull(),
    launchedBy: uuid().references(() => people.id),
    launchedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.front, t.container] }),
    check('front_containers_front_check', sql`${t.front} in ('home')`),
    check(
      'front_containers_launch_check',
      sql`(${t.revision} = 0) = (${t.launchedBy} is null) and (${t.launchedBy} is null) = (${t.launchedAt} is null)`,
    ),
  ],
);

/** The history of launches: layout, person, time and reason. */
export const frontLaunches = pgTable(
  'front_launches',
  {
    id: uuid().primaryKey(),
    ...place,
    revision: integer().notNull(),
    layout: jsonb().$type<Layout>().notNull(),
    note: text().notNull(),
    launchedBy: uuid()
      .notNull()
      .references(() => people.id),
    launchedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    uniqueIndex('front_launches_key').on(t.front, t.container, t.revision),
    check('front_launches_front_check', sql`${t.front} in ('home')`),
    check('front_launches_revision_check', sql`${t.revision} > 0`),
  ],
);

/** A person's private draft of a container until they launch it. */
export const frontDrafts = pgTable(
  'front_drafts',
  {
    ...place,
    personId: uuid()
      .notNull()
      .references(() => people.id),
    layout: jsonb().$type<Layout>().notNull(),
    /** The revision of the container on which the draft is based. */
    baseRevision: integer().notNull(),
    /** Counts the changes, to detect a stale window. */
    edit: integer().notNull(),
    savedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.front, t.container, t.personId] }),
    check('front_drafts_front_check', sql`${t.front} in ('home')`),
  ],
);
