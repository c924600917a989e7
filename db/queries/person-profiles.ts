import { eq } from 'drizzle-orm';
import type { Queryable, Transaction } from '../client.ts';
import { personProfiles } from '../schema/person-profiles.ts';

/** What readers are told of somebody beside name and bio. */
export type PersonProfile = Omit<typeof personProfiles.$inferSelect, 'personId'>;

const nothingTold: PersonProfile = {
  jobTitle: '',
  sectionId: null,
  publicEmail: '',
  publicLink: '',
  pictureId: null,
};

/** The profile of a person; empty where they have told nothing. */
export async function getPersonProfile(q: Queryable, personId: string): Promise<PersonProfile> {
  const [row] = await q.select().from(personProfiles).where(eq(personProfiles.personId, personId));
  if (!row) return nothingTold;
  const { personId: _, ...profile } = row;
  return profile;
}

/** Changes what is told of a person. */
export async function putPersonProfile(
  tx: Transaction,
  personId: string,
  changes: Partial<PersonProfile>,
): Promise<void> {
  const told = Object.entries(changes).filter(([, value]) => value !== undefined);
  if (told.length === 0) return;
  const set = Object.fromEntries(told) as Partial<PersonProfile>;
  await tx
    .insert(personProfiles)
    .values({ personId, ...set })
    .onConflictDoUpdate({ target: personProfiles.personId, set });
}

/** Whose page shows a picture, by id. */
export async function listPeopleShowing(q: Queryable, mediaId: string): Promise<string[]> {
  const rows = await q
    .select({ personId: personProfiles.personId })
    .from(personProfiles)
    .where(eq(personProfiles.pictureId, mediaId));
  return rows.map((row) => row.personId);
}
