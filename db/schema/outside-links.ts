import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { PUBLIC_STATES, WORK_STATES } from '../../core/articles/states.ts';
import { OUTSIDE_LINK_KINDS } from '../../core/outside/outside-link.ts';
import { articles, articleVersions } from './articles.ts';
import { people } from './people.ts';

/** A share link for an outside person to one version. Only the SHA-256 of its secret is stored. */
export const outsideLinks = pgTable(
  'outside_links',
  {
    id: uuid().primaryKey(),
    articleId: uuid()
      .notNull()
      .references(() => articles.id),
    versionId: uuid()
      .notNull()
      .references(() => articleVersions.id),
    kind: text({ enum: OUTSIDE_LINK_KINDS }).notNull(),
    secretHash: text().notNull(),
    /** The recipient's name; their comments carry it. */
    label: text().notNull(),
    singleUse: boolean().notNull(),
    /** The article's states when it was created, for display; `state_changes` is compared. */
    workState: text({ enum: WORK_STATES }).notNull(),
    publicState: text({ enum: PUBLIC_STATES }).notNull(),
    stateChanges: integer().notNull(),
    createdBy: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    usedAt: timestamp({ withTimezone: true }),
    lastOpenedAt: timestamp({ withTimezone: true }),
    openings: integer().notNull().default(0),
    revokedBy: uuid().references(() => people.id),
    revokedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index('outside_links_article_idx').on(t.articleId, t.createdAt, t.id),
    check('outside_links_kind_check', sql`${t.kind} in ('preview', 'review')`),
    check('outside_links_label_check', sql`length(${t.label}) between 1 and 80`),
    check(
      'outside_links_life_check',
      sql`${t.expiresAt} > ${t.createdAt} and ${t.expiresAt} <= ${t.createdAt} + interval '336 hours'`,
    ),
    check('outside_links_single_use_check', sql`not ${t.singleUse} or ${t.openings} <= 1`),
    check('outside_links_used_check', sql`(${t.usedAt} is null) = (${t.openings} = 0)`),
    check('outside_links_revoked_check', sql`(${t.revokedBy} is null) = (${t.revokedAt} is null)`),
  ],
);

/** A browser in which a link was opened, with the SHA-256 of its cookie's secret. */
export const outsideVisits = pgTable(
  'outside_visits',
  {
    id: uuid().primaryKey(),
    linkId: uuid()
      .notNull()
      .references(() => outsideLinks.id),
    secretHash: text().notNull(),
    openedAt: timestamp({ withTimezone: true }).notNull(),
    endsAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index('outside_visits_link_idx').on(t.linkId, t.openedAt)],
);
