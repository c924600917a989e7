import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { FORMATS } from '../../core/articles/states.ts';
import { CHECK_LEVELS, CHECK_STAGES } from '../../core/checks/check.ts';
import { people } from './people.ts';
import { sections } from './sections.ts';

/**
 * What editors have said of one check at one stage: for a section with all below it (null: the whole house) and for
 * one format (null: every). Where nothing is said the check's own preset holds.
 */
export const checkRules = pgTable(
  'check_rules',
  {
    id: uuid().primaryKey(),
    sectionId: uuid().references(() => sections.id),
    format: text({ enum: FORMATS }),
    /** A name of `core/checks`; a rule of a check that there is no more holds for nothing. */
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
