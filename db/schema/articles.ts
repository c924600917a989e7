import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
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
import { PRIORITIES } from '../../core/articles/priority.ts';
import { PUBLIC_STATES, WORK_STATES } from '../../core/articles/states.ts';
import { articleVersions } from './article-versions.ts';
import { people } from './people.ts';
import { sections } from './sections.ts';

/**
 * An article: its permanent number, where it stands on both axes, and which version is which.
 * What it says is in `article_versions`, never here; the slug and the section of the public URL are the
 * exception, for they outlive versions.
 */
export const articles = pgTable(
  'articles',
  {
    id: uuid().primaryKey(),
    number: bigint({ mode: 'number' }).generatedAlwaysAsIdentity({ startWith: 1000 }),
    locale: text({ enum: ['vi', 'en'] }).notNull(),
    slug: text().notNull(),
    sectionId: uuid()
      .notNull()
      .references(() => sections.id),
    workState: text({ enum: WORK_STATES }).notNull(),
    publicState: text({ enum: PUBLIC_STATES }).notNull(),
    /** Counts up with each change of the work state, the public state or what is live: what hung on the old one is over. */
    stateChanges: integer().notNull().default(0),
    /** Where a hold or a spike began, so that resume and unspike lead back. */
    stateBefore: text({ enum: WORK_STATES }),
    /** Where the hold began of a story that was spiked while it was held, so that unspike and then resume lead back. */
    heldFrom: text({ enum: WORK_STATES }),
    workingVersionId: uuid().references((): AnyPgColumn => articleVersions.id),
    workingNumber: integer().notNull(),
    liveVersionId: uuid().references((): AnyPgColumn => articleVersions.id),
    createdBy: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    savedAt: timestamp({ withTimezone: true }).notNull(),
    submittedAt: timestamp({ withTimezone: true }),
    priority: text({ enum: PRIORITIES }).notNull().default('normal'),
    /** When the desk wants it; null where nobody said. */
    dueAt: timestamp({ withTimezone: true }),
    claimedBy: uuid().references(() => people.id),
    claimExpiresAt: timestamp({ withTimezone: true }),
    /** Who took the article over to write in it alone, and until when nobody else may. */
    leaseBy: uuid().references(() => people.id),
    leaseUntil: timestamp({ withTimezone: true }),
    changesReason: text(),
    blockedBy: uuid().references(() => people.id),
    blockReason: text(),
    embargoUntil: timestamp({ withTimezone: true }),
    /** From this moment on readers no longer have it, whatever the public state says. */
    expiresAt: timestamp({ withTimezone: true }),
    /** A schedule that came due while the story was held, blocked or withheld; null once the desk has decided about that text. */
    missedPublishAt: timestamp({ withTimezone: true }),
    debtOpenedBy: uuid().references(() => people.id),
    debtOpenedAt: timestamp({ withTimezone: true }),
    /** Until when it stands in the breaking slot of the home page. */
    breakingUntil: timestamp({ withTimezone: true }),
    restoreRequestedBy: uuid().references(() => people.id),
    /** First moment of readers having it, or the moment that a schedule names; the order of every public list. */
    publishedAt: timestamp({ withTimezone: true }),
    /** `dateModified` for readers: moves with update, clarification and correction, not with a minor fix. */
    modifiedAt: timestamp({ withTimezone: true }),
    firstPublishedAt: timestamp({ withTimezone: true }),
    /** The story of which this is the edition in the other language; null for an original. */
    translationOf: uuid().references((): AnyPgColumn => articles.id),
    /** What a reader is told on the 410 page of a killed or taken-down story. */
    withdrawalNote: text(),
  },
  (t) => [
    uniqueIndex('articles_number_key').on(t.number),
    index('articles_public_idx')
      .on(t.publishedAt, t.id)
      .where(sql`${t.publicState} in ('live', 'scheduled')`),
    index('articles_section_idx')
      .on(t.sectionId, t.publishedAt, t.id)
      .where(sql`${t.publicState} in ('live', 'scheduled')`),
    // What is written in a language: of the other one there may be ten stories among a million.
    index('articles_language_idx')
      .on(t.locale, t.publishedAt, t.id)
      .where(sql`${t.publicState} in ('live', 'scheduled')`),
    index('articles_section_language_idx')
      .on(t.sectionId, t.locale, t.publishedAt, t.id)
      .where(sql`${t.publicState} in ('live', 'scheduled')`),
    // There are two languages, so that an original has one translation at most.
    uniqueIndex('articles_translation_key').on(t.translationOf).where(sql`${t.translationOf} is not null`),
    // The sitemap of a day, and when one of its stories last changed; spelled as `queries/public-sitemap.ts` asks.
    index('articles_day_idx')
      .on(
        sql`((${t.publishedAt} at time zone 'UTC')::date)`,
        sql`coalesce(${t.modifiedAt}, ${t.publishedAt})`,
      )
      .where(sql`${t.publicState} in ('live', 'scheduled')`),
    // What waits for somebody, few among all: for an approver, or for its publication.
    index('articles_waiting_idx').on(t.workState).where(sql`${t.workState} in ('in_review', 'approved')`),
    // What somebody has in hand, however much they have published.
    index('articles_begun_idx').on(t.createdBy).where(sql`${t.publicState} = 'none'`),
    index('articles_claimed_idx').on(t.claimedBy).where(sql`${t.claimedBy} is not null`),
    index('articles_blocked_idx').on(t.blockedBy).where(sql`${t.blockedBy} is not null`),
    index('articles_debt_idx').on(t.debtOpenedAt).where(sql`${t.debtOpenedAt} is not null`),
    index('articles_breaking_idx').on(t.breakingUntil).where(sql`${t.breakingUntil} is not null`),
    index('articles_creator_idx').on(t.createdBy, t.savedAt, t.id),
    index('articles_unpublished_idx').on(t.savedAt, t.id).where(sql`${t.publicState} = 'none'`),
    // What runs out; looked at every half minute.
    index('articles_claim_idx').on(t.claimExpiresAt).where(sql`${t.claimExpiresAt} is not null`),
    // Few have one; looked at for each page that is made, and by the calendar.
    index('articles_embargo_idx').on(t.embargoUntil).where(sql`${t.embargoUntil} is not null`),
    index('articles_expiry_idx').on(t.expiresAt).where(sql`${t.expiresAt} is not null`),
    check(
      'articles_work_state_check',
      sql`${t.workState} in ('draft', 'in_review', 'changes_requested', 'approved', 'hold', 'spiked')`,
    ),
    check(
      'articles_public_state_check',
      sql`${t.publicState} in ('none', 'scheduled', 'live', 'withheld', 'killed', 'taken_down')`,
    ),
    check('articles_priority_check', sql`${t.priority} in ('urgent', 'high', 'normal', 'low')`),
    check('articles_translation_check', sql`${t.translationOf} <> ${t.id}`),
    check('articles_locale_check', sql`${t.locale} in ('vi', 'en')`),
    check(
      'articles_live_check',
      sql`${t.publicState} not in ('live', 'withheld') or (${t.liveVersionId} is not null and ${t.publishedAt} is not null)`,
    ),
    check('articles_spiked_check', sql`${t.workState} <> 'spiked' or ${t.firstPublishedAt} is null`),
    check('articles_slug_check', sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check('articles_lease_check', sql`(${t.leaseBy} is null) = (${t.leaseUntil} is null)`),
    // The moment of publication is on the row also where it lies ahead, by a schedule.
    check('articles_expiry_check', sql`${t.publishedAt} is null or ${t.publishedAt} < ${t.expiresAt}`),
    check(
      'articles_embargo_expiry_check',
      sql`${t.embargoUntil} is null or ${t.embargoUntil} < ${t.expiresAt}`,
    ),
    check('articles_debt_check', sql`(${t.debtOpenedBy} is null) = (${t.debtOpenedAt} is null)`),
  ],
);
