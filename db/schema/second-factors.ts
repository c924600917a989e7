import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { people } from './people.ts';

/** A person's TOTP secret, encrypted; valid once a code has confirmed it. */
export const totpSecrets = pgTable('totp_secrets', {
  personId: uuid()
    .primaryKey()
    .references(() => people.id),
  sealedSecret: text().notNull(),
  /** The thirty-second time step of the last used code; it and all earlier ones are invalid. */
  lastStep: bigint({ mode: 'number' }).notNull().default(0),
  createdAt: timestamp({ withTimezone: true }).notNull(),
  confirmedAt: timestamp({ withTimezone: true }),
});

/** A passkey's public key, of a phone, a computer or a security key. Bytes are in base64url. */
export const passkeys = pgTable(
  'passkeys',
  {
    id: uuid().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    credentialId: text().notNull(),
    publicKey: text().notNull(),
    /** The authenticator's signature counter; many always report 0. */
    counter: bigint({ mode: 'number' }).notNull(),
    /** The transports by which a browser reaches it. */
    transports: text().array().notNull(),
    name: text().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    lastUsedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    uniqueIndex('passkeys_credential_key').on(t.credentialId),
    index('passkeys_person_idx').on(t.personId),
    check('passkeys_name_check', sql`length(${t.name}) between 1 and 80`),
  ],
);

/**
 * Recovery codes for a person who lost the other factors; only their SHA-256 is stored, and each is valid
 * once.
 */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    id: uuid().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    codeHash: text().notNull(),
    usedAt: timestamp({ withTimezone: true }),
  },
  (t) => [uniqueIndex('recovery_codes_person_code_key').on(t.personId, t.codeHash)],
);

/**
 * A challenge for an authenticator: valid once, for minutes, for one purpose and, if known, for one person.
 */
export const passkeyChallenges = pgTable(
  'passkey_challenges',
  {
    challenge: text().primaryKey(),
    purpose: text({ enum: ['register', 'authenticate'] }).notNull(),
    personId: uuid().references(() => people.id),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index('passkey_challenges_expiry_idx').on(t.expiresAt)],
);

/** A sign-in after the first factor, waiting for the second: not a session, and valid for nothing else. */
export const signInSteps = pgTable(
  'sign_in_steps',
  {
    id: uuid().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    userAgent: text().notNull(),
    tries: integer().notNull().default(0),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    doneAt: timestamp({ withTimezone: true }),
  },
  (t) => [index('sign_in_steps_expiry_idx').on(t.expiresAt)],
);
