import { eq, sql } from 'drizzle-orm';
import type { StoryPicture } from '#core/articles/public-story.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { personProfiles } from '../../schema/person-profiles.ts';
import { pictureColumn } from '../media/picture-column.ts';

/** The public profile of a person besides name and biography. */
export type PersonProfile = Omit<typeof personProfiles.$inferSelect, 'personId'>;

const emptyProfile: PersonProfile = {
  jobTitle: '',
  sectionId: null,
  publicEmail: '',
  publicLink: '',
  pictureId: null,
};

/** The profile of a person; empty if unset. */
export async function getPersonProfile(q: Queryable, personId: string): Promise<PersonProfile> {
  const [row] = await q.select().from(personProfiles).where(eq(personProfiles.personId, personId));
  if (!row) return emptyProfile;
  const { personId: _, ...profile } = row;
  return profile;
}

/** Updates a person's profile. */
export async function putPersonProfile(
  tx: Transaction,
  personId: string,
  changes: Partial<PersonProfile>,
): Promise<void> {
  const changed = Object.entries(changes).filter(([, value]) => value !== undefined);
  if (changed.length === 0) return;
  const set = Object.fromEntries(changed) as Partial<PersonProfile>;
  await tx
    .insert(personProfiles)
    .values({ personId, ...set })
    .onConflictDoUpdate({ target: personProfiles.personId, set });
}

/** The portraits of these people with the library's texts, by person; people without one are absent. */
export async function listPortraits(
  q: Queryable,
  personIds: readonly string[],
): Promise<Map<string, StoryPicture>> {
  if (personIds.length === 0) return new Map();
  const { rows } = await q.execute<{ person_id: string; picture: StoryPicture }>(sql`
    select pp.person_id, ${pictureColumn} as picture
    from person_profiles pp join media pm on pm.id = pp.picture_id
    where pp.person_id = any(${sql.param([...personIds])}::uuid[])`);
  return new Map(rows.map(({ person_id: personId, picture }) => [personId, picture]));
}

/** The people with this picture as their portrait, by id. */
export async function listPeopleShowing(q: Queryable, mediaId: string): Promise<string[]> {
  const rows = await q
    .select({ personId: personProfiles.personId })
    .from(personProfiles)
    .where(eq(personProfiles.pictureId, mediaId));
  return rows.map((row) => row.personId);
}
