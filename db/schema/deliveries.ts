import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { people } from './people.ts';
import { webhooks } from './webhooks.ts';

/** An e-mail to a person or a call of a webhook: its due time, attempts and result. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: uuid().primaryKey(),
    uniqueKey: text().notNull(),
    purpose: text({ enum: ['notification', 'digest', 'account', 'event', 'test'] }).notNull(),
    personId: uuid().references(() => people.id),
    /** For e-mails: the notifications. The text is composed when it is sent. */
    notificationIds: uuid().array().notNull().default([]),
    webhookId: uuid().references(() => webhooks.id, { onDelete: 'cascade' }),
    /** For a webhook: the event. For an e-mail about an account: its kind. */
    event: text(),
    body: jsonb().$type<Record<string, unknown>>(),
    /** `skipped`: at its due time no content was left. */
    status: text({ enum: ['waiting', 'sent', 'failed', 'skipped'] })
      .notNull()
      .default('waiting'),
    dueAt: timestamp({ withTimezone: true }).notNull(),
    /** The end of a process' claim; after that the process has died, and another one may take over. */
    claimedUntil: timestamp({ withTimezone: true }),
    attempts: integer().notNull().default(0),
    lastStatus: integer(),
    lastError: text(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    doneAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    uniqueIndex('deliveries_unique_key').on(t.uniqueKey),
    index('deliveries_due_idx').on(t.dueAt).where(sql`${t.status} = 'waiting'`),
    index('deliveries_webhook_idx').on(
      t.webhookId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index('deliveries_failed_idx')
      .on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`${t.status} = 'failed'`),
    index('deliveries_age_idx').on(t.createdAt),
    check('deliveries_one_receiver_check', sql`(${t.personId} is null) <> (${t.webhookId} is null)`),
    check('deliveries_status_check', sql`${t.status} in ('waiting', 'sent', 'failed', 'skipped')`),
    check(
      'deliveries_purpose_check',
      sql`${t.purpose} in ('notification', 'digest', 'account', 'event', 'test')`,
    ),
  ],
);
