import { findMedia } from '#db/queries/media/media.ts';
import { findPerson } from '#db/queries/people/people.ts';
import { getPersonProfile } from '#db/queries/people/person-profiles.ts';
import { type Context, requireActor } from '../context.ts';

/** The actor's public profile for its form. */
export async function readOwnProfile(context: Context) {
  const ctx = requireActor(context);
  const [person, profile] = await Promise.all([
    findPerson(ctx.db, ctx.actor.id),
    getPersonProfile(ctx.db, ctx.actor.id),
  ]);
  if (person === null) throw new Error('The signed-in person does not exist.');
  const { publicEmail, publicLink, pictureId } = profile;
  const picture = pictureId === null ? null : await findMedia(ctx.db, pictureId);
  const hasPassword = person.passwordHash !== null;
  return { hasPassword, slug: person.slug, bio: person.bio, publicEmail, publicLink, picture };
}
