import { index, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { TokenScope } from '#core/people/token-scopes.ts';
import { people } from './people.ts';

/** A bearer token of API v1: acts as its person. Only the SHA-256 of the secret is stored. */
export const apiTokens = pgTable(
  'api_tokens',
  {
    id: uuid().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    name: text().notNull(),
    secretHash: text().notNull(),
    /** Its scopes, within the rights of its person. */
    scopes: text().array().$type<TokenScope[]>().notNull().default([]),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    /** With a resolution of one minute. */
    lastUsedAt: timestamp({ withTimezone: true }),
    revokedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    uniqueIndex('api_tokens_secret_key').on(t.secretHash),
    index('api_tokens_person_idx').on(t.personId),
  ],
);
