import { sql } from 'drizzle-orm';
import { check, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { GRANTS, ROLES } from '../../core/people/roles.ts';
import { people } from './people.ts';
import { sections } from './sections.ts';

/**
 * A role of a person: an editor's has a desk, a journalist's or contributor's may, others apply everywhere.
 */
export const personRoles = pgTable(
  'person_roles',
  {
    id: uuid().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    role: text({ enum: ROLES }).notNull(),
    sectionId: uuid().references(() => sections.id),
    /** The identity provider's group that assigned it; null if people did. */
    fromGroup: text(),
  },
  (t) => [
    uniqueIndex('person_roles_key').on(
      t.personId,
      t.role,
      sql`coalesce(${t.sectionId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
    ),
    check(
      'person_roles_role_check',
      sql`${t.role} in ('contributor', 'journalist', 'editor', 'managing_editor', 'legal', 'admin')`,
    ),
    check(
      'person_roles_desk_check',
      sql`case ${t.role} when 'editor' then ${t.sectionId} is not null when 'journalist' then true when 'contributor' then true else ${t.sectionId} is null end`,
    ),
  ],
);

/** Additional rights. */
export const personGrants = pgTable(
  'person_grants',
  {
    id: uuid().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    grantName: text({ enum: GRANTS }).notNull(),
  },
  (t) => [
    uniqueIndex('person_grants_key').on(t.personId, t.grantName),
    check(
      'person_grants_name_check',
      sql`${t.grantName} in ('breaking', 'fronts', 'unlock', 'archive_read', 'live')`,
    ),
  ],
);
