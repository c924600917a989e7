import { bigint, boolean, integer, pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core';
import { articles } from './articles.ts';
import { bytes } from './bytes.ts';
import { people } from './people.ts';

/**
 * The text of an article as it is being written together: a Yjs document. `state` holds all updates up to
 * `stateSeq`; later ones are in `working_copy_updates`. Versions are cut from it.
 */
export const workingCopies = pgTable('working_copies', {
  articleId: uuid()
    .primaryKey()
    .references(() => articles.id),
  state: bytes().notNull(),
  stateSeq: integer().notNull(),
  /** The number of the newest update; its row is locked by whoever appends, so numbers are in order of commit. */
  lastSeq: integer().notNull(),
  /** When the newest version was cut, or the copy made. */
  cutAt: timestamp({ withTimezone: true }).notNull(),
  /** Suggestions that nobody has accepted or rejected, as of the last cut. */
  openSuggestions: integer().notNull().default(0),
  /** False for a text of before `working_copy_clients`: who wrote it is found out when it is next opened or cut. */
  clientsKnown: boolean().notNull().default(false),
});

/**
 * Whose a client of Yjs is in an article, from which of its clocks on. A claim is never changed: text under a client of
 * somebody else is refused. Null: nobody's that is known, such as imported text.
 */
export const workingCopyClients = pgTable(
  'working_copy_clients',
  {
    articleId: uuid()
      .notNull()
      .references(() => articles.id),
    clientId: bigint({ mode: 'number' }).notNull(),
    fromClock: bigint({ mode: 'number' }).notNull(),
    personId: uuid().references(() => people.id),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.clientId, t.fromClock] })],
);

/** What was typed since, change by change: written before anybody is told that it is safe. */
export const workingCopyUpdates = pgTable(
  'working_copy_updates',
  {
    articleId: uuid()
      .notNull()
      .references(() => articles.id),
    seq: integer().notNull(),
    update: bytes().notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.seq] })],
);
