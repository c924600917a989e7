import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { FORMATS } from '../../core/articles/states.ts';
import { CHECK_LEVELS, CHECK_STAGES } from '../../core/checks/check.ts';
import { people } from './people.ts';
import { sections } from './sections.ts';

/**
 * An editor's setting of one check at one stage: for a section with descendants (null: the site) and for one
 * format (null: all). Without a setting the check's default applies.
 */
export const checkRules = pgTable(
  'check_rules',
  {
    id: uuid().primaryKey(),
    sectionId: uuid().references(() => sections.id),
    format: text({ enum: FORMATS }),
    /** A name in `core/checks`; rules of removed checks are ignored. */
    name: text().notNull(),
    stage: text({ enum: CHECK_STAGES }).notNull(),
    level: text({ enum: CHECK_LEVELS }).notNull(),
    parameters: jsonb().$type<Record<string, number>>().notNull(),
    changedBy: uuid()
      .notNull()
      .references(() => people.id),
    changedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    uniqueIndex('check_rules_key').on(
      sql`coalesce(${t.sectionId}::text, '')`,
      sql`coalesce(${t.format}, '')`,
      t.name,
      t.stage,
    ),
    index('check_rules_section_idx').on(t.sectionId),
    check('check_rules_stage_check', sql`${t.stage} in ('submit', 'publish')`),
    check('check_rules_level_check', sql`${t.level} in ('required', 'advised', 'off')`),
  ],
);
