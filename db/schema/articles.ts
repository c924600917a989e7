import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
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
import type { Authorship } from '../../core/articles/authorship.ts';
import { PRIORITIES } from '../../core/articles/priority.ts';
import { FORMATS, PUBLIC_STATES, WORK_STATES } from '../../core/articles/states.ts';
import type { VersionLead } from '../../core/articles/version-content.ts';
import type { StoredBody } from '../../core/document/upgrade-steps.ts';
import { people } from './people.ts';
import { sections } from './sections.ts';

/**
 * An article: its permanent number, its two states, and its current versions. Its content is in
 * `article_versions`. Exceptions are the slug and section of the public URL, which outlive versions.
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
    /**
     * Incremented by each change of the work state, the public state or the live version; share links compare
     * it.
     */
    stateChanges: integer().notNull().default(0),
    /** The state before a hold or spike, restored by resume and unspike. */
    stateBefore: text({ enum: WORK_STATES }),
    /** For a story spiked while on hold: its state before the hold, for unspike and then resume. */
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
    /** The deadline; null without one. */
    dueAt: timestamp({ withTimezone: true }),
    claimedBy: uuid().references(() => people.id),
    claimExpiresAt: timestamp({ withTimezone: true }),
    /** The person with an exclusive lease on the text, and its end. */
    leaseBy: uuid().references(() => people.id),
    leaseUntil: timestamp({ withTimezone: true }),
    changesReason: text(),
    blockedBy: uuid().references(() => people.id),
    blockReason: text(),
    embargoUntil: timestamp({ withTimezone: true }),
    /** From this time on readers lose access, regardless of the public state. */
    expiresAt: timestamp({ withTimezone: true }),
    /**
     * A schedule that was due while the story was held, blocked or withheld; null once the desk has decided
     * about that text.
     */
    missedPublishAt: timestamp({ withTimezone: true }),
    debtOpenedBy: uuid().references(() => people.id),
    debtOpenedAt: timestamp({ withTimezone: true }),
    /** The end of its time in the breaking slot of the home page. */
    breakingUntil: timestamp({ withTimezone: true }),
    restoreRequestedBy: uuid().references(() => people.id),
    /** The first publication, or the scheduled time; the order of every public list. */
    publishedAt: timestamp({ withTimezone: true }),
    /**
     * `dateModified` for readers: changes with an update, clarification or correction, not with a minor fix.
     */
    modifiedAt: timestamp({ withTimezone: true }),
    firstPublishedAt: timestamp({ withTimezone: true }),
    /** The original of this translation; null for an original. */
    translationOf: uuid().references((): AnyPgColumn => articles.id),
    /** The text of the 410 page of a killed or taken-down story. */
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
    // For lists in one language: the other one may have ten stories among a million.
    index('articles_language_idx')
      .on(t.locale, t.publishedAt, t.id)
      .where(sql`${t.publicState} in ('live', 'scheduled')`),
    index('articles_section_language_idx')
      .on(t.sectionId, t.locale, t.publishedAt, t.id)
      .where(sql`${t.publicState} in ('live', 'scheduled')`),
    // There are two languages, so an original has at most one translation.
    uniqueIndex('articles_translation_key').on(t.translationOf).where(sql`${t.translationOf} is not null`),
    // The sitemap of a day with its last change; in the form of `queries/site/public-sitemap.ts`.
    index('articles_day_idx')
      .on(
        sql`((${t.publishedAt} at time zone 'UTC')::date)`,
        sql`coalesce(${t.modifiedAt}, ${t.publishedAt})`,
      )
      .where(sql`${t.publicState} in ('live', 'scheduled')`),
    // Stories that wait for approval or publication, a small part of all.
    index('articles_waiting_idx').on(t.workState).where(sql`${t.workState} in ('in_review', 'approved')`),
    // A person's work in progress, independent of their published stories.
    index('articles_begun_idx').on(t.createdBy).where(sql`${t.publicState} = 'none'`),
    index('articles_claimed_idx').on(t.claimedBy).where(sql`${t.claimedBy} is not null`),
    index('articles_blocked_idx').on(t.blockedBy).where(sql`${t.blockedBy} is not null`),
    index('articles_debt_idx').on(t.debtOpenedAt).where(sql`${t.debtOpenedAt} is not null`),
    index('articles_breaking_idx').on(t.breakingUntil).where(sql`${t.breakingUntil} is not null`),
    index('articles_creator_idx').on(t.createdBy, t.savedAt, t.id),
    index('articles_unpublished_idx').on(t.savedAt, t.id).where(sql`${t.publicState} = 'none'`),
    // Expiring claims, checked every half minute.
    index('articles_claim_idx').on(t.claimExpiresAt).where(sql`${t.claimExpiresAt} is not null`),
    // Few stories have one; checked for each rendered page, and by the calendar.
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
    // A scheduled story already has its future publication time.
    check('articles_expiry_check', sql`${t.publishedAt} is null or ${t.publishedAt} < ${t.expiresAt}`),
    check(
      'articles_embargo_expiry_check',
      sql`${t.embargoUntil} is null or ${t.embargoUntil} < ${t.expiresAt}`,
    ),
    check('articles_debt_check', sql`(${t.debtOpenedBy} is null) = (${t.debtOpenedAt} is null)`),
  ],
);

/**
 * Why a version was created. `saved`: on request; `session`: the writers left or paused; `transition`: before
 * a workflow action; `large-change`: after many changes.
 */
export const VERSION_REASONS = [
  'created',
  'saved',
  'imported',
  'restored',
  'session',
  'transition',
  'large-change',
] as const;
export type VersionReason = (typeof VERSION_REASONS)[number];

/**
 * An immutable version of an article's content: everything that an approval covers. The application's role
 * may only insert.
 */
export const articleVersions = pgTable(
  'article_versions',
  {
    id: uuid().primaryKey(),
    articleId: uuid()
      .notNull()
      .references(() => articles.id),
    number: integer().notNull(),
    baseNumber: integer().notNull(),
    reason: text({ enum: VERSION_REASONS }).notNull(),
    /** The person who saved it; null for an import, whose text has no author (`nobody`). */
    savedBy: uuid().references(() => people.id),
    /** The people who changed the text since the version before, including `savedBy`. */
    contributorIds: uuid().array().notNull().default([]),
    /** The authors of its letters; null for versions from before this was stored. */
    authorship: jsonb().$type<Authorship>(),
    savedAt: timestamp({ withTimezone: true }).notNull(),
    contentHash: text().notNull(),
    format: text({ enum: FORMATS }).notNull(),
    kicker: text().notNull(),
    headline: text().notNull(),
    sapo: text().notNull(),
    sectionId: uuid()
      .notNull()
      .references(() => sections.id),
    lead: jsonb().$type<VersionLead | null>(),
    bylineIds: uuid().array().notNull(),
    tagIds: uuid().array().notNull(),
    pinIds: uuid().array().notNull(),
    /** The sponsor shown to readers; empty except for the format `sponsored`. */
    sponsor: text().notNull().default(''),
    /** The place that the story is filed from, such as "Hà Nội". */
    datelinePlace: text().notNull().default(''),
    body: jsonb().$type<StoredBody>().notNull(),
  },
  (t) => [
    uniqueIndex('article_versions_number_key').on(t.articleId, t.number),
    check('article_versions_number_check', sql`${t.number} > ${t.baseNumber} and ${t.baseNumber} >= 0`),
  ],
);
