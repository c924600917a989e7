import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { StoredBody } from '../../core/document/upgrade-steps.ts';
import { ENTRY_STATES } from '../../core/live/entry-states.ts';
import { articles } from './articles.ts';
import { people } from './people.ts';

/** The coverage of a live story: who opened it, whether it runs, and how many public changes it has had. */
export const liveCoverages = pgTable(
  'live_coverages',
  {
    articleId: uuid()
      .primaryKey()
      .references(() => articles.id),
    openedBy: uuid()
      .notNull()
      .references(() => people.id),
    openedAt: timestamp({ withTimezone: true }).notNull(),
    endedBy: uuid().references(() => people.id),
    endedAt: timestamp({ withTimezone: true }),
    /** What readers are told at the end. */
    closingNote: text().notNull().default(''),
    /** The entry on top; only a published one is shown there. */
    pinnedEntryId: uuid(),
    /**
     * Counts up with everything that readers can notice, in the transaction that does it and under the lock of this
     * row, so that its order is that of the commits: whoever has seen a number asks for what came after it.
     */
    changes: integer().notNull().default(0),
  },
  (t) => [
    check('live_coverages_ended_check', sql`(${t.endedBy} is null) = (${t.endedAt} is null)`),
    check('live_coverages_changes_check', sql`${t.changes} >= 0`),
  ],
);

/** An entry of a live story: its permanent id and where it stands. What it says is in its versions. */
export const liveEntries = pgTable(
  'live_entries',
  {
    /** Made by whoever writes it, so that the same entry sent twice is one entry. */
    id: uuid().primaryKey(),
    articleId: uuid()
      .notNull()
      .references(() => articles.id),
    state: text({ enum: ENTRY_STATES }).notNull(),
    /** The newest version; of a published entry it is the one that readers have. */
    version: integer().notNull(),
    createdBy: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    publishedBy: uuid().references(() => people.id),
    /** First moment of readers having it; its place among the others. */
    publishedAt: timestamp({ withTimezone: true }),
    /** Moves with an update and a correction, not with a minor fix. */
    modifiedAt: timestamp({ withTimezone: true }),
    withdrawnBy: uuid().references(() => people.id),
    withdrawnAt: timestamp({ withTimezone: true }),
    withdrawReason: text(),
    /** The number of the coverage's change at which readers last noticed something of it; null while they have not. */
    change: integer(),
    /** The story that was begun out of it. */
    breakoutId: uuid().references(() => articles.id),
  },
  (t) => [
    index('live_entries_newest_idx')
      .on(t.articleId, t.publishedAt, t.id)
      .where(sql`${t.state} = 'published'`),
    index('live_entries_change_idx').on(t.articleId, t.change).where(sql`${t.change} is not null`),
    index('live_entries_desk_idx').on(t.articleId, t.createdAt, t.id),
    index('live_entries_breakout_idx').on(t.breakoutId).where(sql`${t.breakoutId} is not null`),
    check('live_entries_state_check', sql`${t.state} in ('draft', 'published', 'withdrawn')`),
    check(
      'live_entries_published_check',
      sql`${t.state} <> 'published' or (${t.publishedAt} is not null and ${t.publishedBy} is not null and ${t.change} is not null)`,
    ),
    check('live_entries_draft_check', sql`${t.state} <> 'draft' or ${t.publishedAt} is null`),
    check(
      'live_entries_withdrawn_check',
      sql`(${t.state} = 'withdrawn') = (${t.withdrawnAt} is not null and ${t.withdrawnBy} is not null)`,
    ),
  ],
);

/** One immutable state of an entry. The application's role may insert here and nothing else. */
export const liveEntryVersions = pgTable(
  'live_entry_versions',
  {
    entryId: uuid()
      .notNull()
      .references(() => liveEntries.id),
    number: integer().notNull(),
    savedBy: uuid()
      .notNull()
      .references(() => people.id),
    savedAt: timestamp({ withTimezone: true }).notNull(),
    contentHash: text().notNull(),
    headline: text().notNull(),
    isKey: boolean().notNull(),
    /** How the list of key events calls it. */
    keyTitle: text().notNull(),
    authorIds: uuid().array().notNull(),
    body: jsonb().$type<StoredBody>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.entryId, t.number] }),
    check('live_entry_versions_number_check', sql`${t.number} > 0`),
  ],
);

/** What readers are told of a change of an entry, and of which version it speaks. Only ever added to. */
export const liveEntryNotes = pgTable(
  'live_entry_notes',
  {
    id: uuid().primaryKey(),
    entryId: uuid().notNull(),
    version: integer().notNull(),
    kind: text({ enum: ['update', 'correction'] }).notNull(),
    note: text().notNull(),
    publishedBy: uuid()
      .notNull()
      .references(() => people.id),
    publishedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    foreignKey({
      name: 'live_entry_notes_version_fk',
      columns: [t.entryId, t.version],
      foreignColumns: [liveEntryVersions.entryId, liveEntryVersions.number],
    }),
    index('live_entry_notes_entry_idx').on(t.entryId, t.publishedAt),
    check('live_entry_notes_kind_check', sql`${t.kind} in ('update', 'correction')`),
    check('live_entry_notes_note_check', sql`${t.kind} <> 'correction' or ${t.note} <> ''`),
  ],
);
