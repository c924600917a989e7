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

/** The secret that a person's authenticator app shares with us, sealed; it counts once a code has confirmed it. */
export const totpSecrets = pgTable('totp_secrets', {
  personId: uuid()
    .primaryKey()
    .references(() => people.id),
  sealedSecret: text().notNull(),
  /** The step of thirty seconds whose code was taken last: it, and every earlier one, counts no more. */
  lastStep: bigint({ mode: 'number' }).notNull().default(0),
  createdAt: timestamp({ withTimezone: true }).notNull(),
  confirmedAt: timestamp({ withTimezone: true }),
});

/** A public key of an authenticator: a phone, a computer or a key on a ring. Bytes are in base64url. */
export const passkeys = pgTable(
  'passkeys',
  {
    id: uuid().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    credentialId: text().notNull(),
    publicKey: text().notNull(),
    /** How often the authenticator says that it signed; many always say 0. */
    counter: bigint({ mode: 'number' }).notNull(),
    /** How a browser reaches it. */
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

/** Codes on paper for whoever has lost the rest; only their SHA-256 is kept, and each counts once. */
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

/** What an authenticator is asked to sign: once, within minutes, for one purpose, and where it is known for one person. */
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

/** Somebody whose first proof was right and whose second is awaited: no session, and good for nothing else. */
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
