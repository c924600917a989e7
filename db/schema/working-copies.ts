import { bigint, boolean, integer, pgTable, primaryKey, timestamp, uuid } from 'drizzle-orm/pg-core';
import { articles } from './articles.ts';
import { bytes } from './column-types.ts';
import { people } from './people.ts';

/**
 * The text of an article in collaborative editing: a Yjs document. `state` holds all updates up to
 * `stateSeq`; later ones are in `working_copy_updates`. Versions are cut from it.
 */
export const workingCopies = pgTable('working_copies', {
  articleId: uuid()
    .primaryKey()
    .references(() => articles.id),
  state: bytes().notNull(),
  stateSeq: integer().notNull(),
  /** The number of the newest update; every append locks the row, so numbers are in commit order. */
  lastSeq: integer().notNull(),
  /** When the newest version was cut, or the copy created. */
  cutAt: timestamp({ withTimezone: true }).notNull(),
  /** The number of undecided suggestions at the last version. */
  openSuggestions: integer().notNull().default(0),
  /**
   * False for a text from before `working_copy_clients`: its writers are determined when it is next opened or
   * cut.
   */
  clientsKnown: boolean().notNull().default(false),
});

/**
 * The owner of a Yjs client id in an article, from a clock on. Immutable: text with another person's client
 * id is refused. Null: unknown, such as for imported text.
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

/** The update log since the state: written before a change is acknowledged. */
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
