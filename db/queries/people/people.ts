import { and, arrayOverlaps, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { union } from 'drizzle-orm/pg-core';
import type { Locale } from '#core/i18n/locales.ts';
import type { SourcedRole } from '#core/people/group-roles.ts';
import { type Actor, areSameRole, type Grant, type HeldRole } from '#core/people/roles.ts';
import { authorUrl } from '#core/urls.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { liveEntries, liveEntryVersions } from '../../schema/live.ts';
import { people } from '../../schema/people.ts';
import { personGrants, personRoles } from '../../schema/person-roles.ts';
import { articleBylines } from '../../schema/public-projections.ts';

export type PersonRow = typeof people.$inferSelect;

/** The member of staff with this e-mail address, in any case, or null. */
export async function findStaffByEmail(q: Queryable, email: string): Promise<PersonRow | null> {
  const [row] = await q
    .select()
    .from(people)
    .where(and(eq(sql`lower(${people.email})`, email.toLowerCase()), eq(people.kind, 'staff')));
  return row ?? null;
}

/** The person, or null. */
export async function findPerson(q: Queryable, id: string): Promise<PersonRow | null> {
  const [row] = await q.select().from(people).where(eq(people.id, id));
  return row ?? null;
}

/** The person, locked until the end of the transaction, or null. */
export async function findPersonForUpdate(tx: Transaction, id: string): Promise<PersonRow | null> {
  const [row] = await tx.select().from(people).where(eq(people.id, id)).for('no key update');
  return row ?? null;
}

/** The columns of a person in lists, without secrets. */
const listed = {
  id: people.id,
  kind: people.kind,
  name: people.name,
  email: people.email,
  disabledAt: people.disabledAt,
};

/** The cursor of a page of people. */
export type PeopleCursor = { readonly name: string; readonly id: string };

/** People by name, after `after` if set, at most `limit`. */
export async function listPeople(q: Queryable, { after, limit }: { after?: PeopleCursor; limit: number }) {
  return q
    .select(listed)
    .from(people)
    .where(comesAfter(after))
    .orderBy(asc(people.name), asc(people.id))
    .limit(limit);
}

/** All people by name, after `after` if set, for searching without accents. */
export async function listEverybody(q: Queryable, after?: PeopleCursor) {
  return q.select(listed).from(people).where(comesAfter(after)).orderBy(asc(people.name), asc(people.id));
}

function comesAfter(after: PeopleCursor | undefined) {
  return after && sql`(${people.name}, ${people.id}) > (${after.name}, ${after.id}::uuid)`;
}

/** The people who may be in a byline, by name: all active ones. */
export async function listBylinePeople(q: Queryable) {
  return q
    .select({ id: people.id, name: people.name, kind: people.kind })
    .from(people)
    .where(isNull(people.disabledAt))
    .orderBy(asc(people.name), asc(people.id));
}

/** The names of these people, unordered. */
export async function listPeopleByIds(q: Queryable, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return q
    .select({ id: people.id, name: people.name, slug: people.slug, kind: people.kind })
    .from(people)
    .where(inArray(people.id, [...ids]));
}

/** The current roles of a person. */
export async function listRolesOf(q: Queryable, personId: string): Promise<HeldRole[]> {
  return q
    .select({ role: personRoles.role, sectionId: personRoles.sectionId })
    .from(personRoles)
    .where(eq(personRoles.personId, personId));
}

/** The current roles of a person, each with the identity provider's group that assigned it. */
export async function listSourcedRolesOf(q: Queryable, personId: string): Promise<SourcedRole[]> {
  return q
    .select({ role: personRoles.role, sectionId: personRoles.sectionId, group: personRoles.fromGroup })
    .from(personRoles)
    .where(eq(personRoles.personId, personId));
}

/** The current grants of a person. */
export async function listGrantsOf(q: Queryable, personId: string): Promise<Grant[]> {
  const rows = await q
    .select({ grantName: personGrants.grantName })
    .from(personGrants)
    .where(eq(personGrants.personId, personId));
  return rows.map((row) => row.grantName);
}

/** A member of staff as an actor with their current rights; null for others and for disabled people. */
export async function findActor(q: Queryable, personId: string): Promise<Actor | null> {
  const person = await findPerson(q, personId);
  if (person === null || person.kind !== 'staff' || person.disabledAt !== null) return null;
  const roles = await listRolesOf(q, personId);
  const grants = await listGrantsOf(q, personId);
  return { id: person.id, name: person.name, roles, grants };
}

/** All roles and grants of these people. */
export async function listRightsOf(q: Queryable, personIds: readonly string[]) {
  if (personIds.length === 0) return { roles: [], grants: [] };
  const [roles, grants] = await Promise.all([
    q
      .select({ personId: personRoles.personId, role: personRoles.role, sectionId: personRoles.sectionId })
      .from(personRoles)
      .where(inArray(personRoles.personId, [...personIds])),
    q
      .select({ personId: personGrants.personId, grantName: personGrants.grantName })
      .from(personGrants)
      .where(inArray(personGrants.personId, [...personIds])),
  ]);
  return { roles, grants };
}

/** Inserts a person. A taken e-mail address or slug throws the database's unique violation. */
export async function insertPerson(tx: Transaction, row: typeof people.$inferInsert): Promise<void> {
  await tx.insert(people).values(row);
}

/** Whether another person than `own` has or had the slug; the old URL must keep redirecting. */
export async function isSlugTaken(
  q: Queryable,
  { slug, own }: { slug: string; own: string | null },
): Promise<boolean> {
  const { rows } = await q.execute<{ taken: boolean }>(sql`
    select exists (select 1 from people where slug = ${slug} and slug is distinct from ${own})
      or exists (select 1 from redirects where path = ${authorUrl(slug)}
        and target is distinct from ${own === null ? null : authorUrl(own)}) as taken`);
  return rows[0]?.taken ?? false;
}

/**
 * The stories that publicly name one of these people, by id: in the byline, or in an entry of live coverage.
 */
export async function listArticlesNaming(q: Queryable, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return [];
  const signed = q
    .select({ id: articleBylines.articleId })
    .from(articleBylines)
    .where(inArray(articleBylines.personId, [...personIds]));
  const written = q
    .select({ id: liveEntries.articleId })
    .from(liveEntries)
    .innerJoin(
      liveEntryVersions,
      and(eq(liveEntryVersions.entryId, liveEntries.id), eq(liveEntryVersions.number, liveEntries.version)),
    )
    .where(
      and(eq(liveEntries.state, 'published'), arrayOverlaps(liveEntryVersions.authorIds, [...personIds])),
    );
  const rows = await union(signed, written);
  return rows.map((row) => row.id);
}

/** Updates a person. A taken slug throws the database's unique violation. */
export async function updatePerson(
  tx: Transaction,
  id: string,
  changes: Partial<Pick<PersonRow, 'name' | 'slug' | 'bio' | 'locale' | 'contact'>>,
): Promise<void> {
  if (Object.keys(changes).length > 0) await tx.update(people).set(changes).where(eq(people.id, id));
}

/** Replaces the person's roles and grants. A remaining role keeps the group that assigned it. */
export async function replaceRights(
  tx: Transaction,
  {
    personId,
    roles,
    grants,
    newId,
  }: { personId: string; roles: readonly HeldRole[]; grants: readonly Grant[]; newId: () => string },
): Promise<void> {
  const sourced = await listSourcedRolesOf(tx, personId);
  await replaceRoles(tx, {
    personId,
    roles: roles.map((held) => ({
      group: null,
      ...sourced.find((each) => areSameRole(each, held)),
      ...held,
    })),
    newId,
  });
  await tx.delete(personGrants).where(eq(personGrants.personId, personId));
  if (grants.length > 0) {
    await tx.insert(personGrants).values(grants.map((grantName) => ({ id: newId(), personId, grantName })));
  }
}

/** Replaces the person's roles. */
export async function replaceRoles(
  tx: Transaction,
  { personId, roles, newId }: { personId: string; roles: readonly SourcedRole[]; newId: () => string },
): Promise<void> {
  await tx.delete(personRoles).where(eq(personRoles.personId, personId));
  if (roles.length === 0) return;
  await tx.insert(personRoles).values(
    roles.map(({ role, sectionId, group }) => ({
      id: newId(),
      personId,
      role,
      sectionId,
      fromGroup: group,
    })),
  );
}

/** Disables the person from `at`, or enables them with null. */
export async function setDisabled(tx: Transaction, id: string, at: Date | null): Promise<void> {
  await tx.update(people).set({ disabledAt: at }).where(eq(people.id, id));
}

/** The number of active administrators except this one. */
export async function countOtherAdmins(tx: Transaction, exceptId: string): Promise<number> {
  const rows = await tx
    .select({ id: people.id })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .where(
      and(
        eq(personRoles.role, 'admin'),
        isNull(people.disabledAt),
        isNotNull(people.email),
        sql`${people.id} <> ${exceptId}`,
      ),
    );
  return rows.length;
}

/** Sets the language of e-mails to a person. */
export async function setLocale(q: Queryable, id: string, locale: Locale): Promise<void> {
  await q.update(people).set({ locale }).where(eq(people.id, id));
}

/** Replaces the hash `from` of the same password; no effect if the password was changed meanwhile. */
export async function renewPasswordHash(
  q: Queryable,
  { personId, from, to }: { personId: string; from: string; to: string },
): Promise<void> {
  await q
    .update(people)
    .set({ passwordHash: to })
    .where(and(eq(people.id, personId), eq(people.passwordHash, from)));
}

/** Sets a person's password. */
export async function setPasswordHash(
  tx: Transaction,
  personId: string,
  passwordHash: string,
): Promise<void> {
  await tx.update(people).set({ passwordHash }).where(eq(people.id, personId));
}
