import { synonymKey } from '#core/search/synonyms.ts';
import { tagKey } from '#core/taxonomy/tag-key.ts';
import { slugFor } from '#core/text/slug.ts';
import type { Transaction } from '#db/client.ts';
import { putPersonProfile } from '#db/queries/people/person-profiles.ts';
import { replaceSynonyms } from '#db/queries/search/synonyms.ts';
import { putSetting } from '#db/queries/settings/settings.ts';
import { people } from '#db/schema/people.ts';
import { personGrants, personRoles } from '#db/schema/person-roles.ts';
import { sections } from '#db/schema/sections.ts';
import { tagAliases, tags } from '#db/schema/tags.ts';
import { hashPassword } from '#platform/passwords/passwords.ts';
import type { Services } from '../../context.ts';
import type { DemoNewsroom } from './demo-files.ts';

export type DemoIds = {
  readonly people: ReadonlyMap<string, string>;
  readonly sections: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
};

/** The managing editor, who maintains the house style and the synonyms. */
export const demoEditor = 'tam';

/**
 * Inserts sections, people with roles and profiles, tags, synonyms and settings; staff sign in with
 * `password`.
 */
export async function addDemoNewsroom(
  { newId, now }: Services,
  tx: Transaction,
  {
    newsroom,
    media,
    password,
  }: { newsroom: DemoNewsroom; media: ReadonlyMap<string, string>; password: string },
): Promise<DemoIds> {
  const createdAt = now();
  const sectionIds = idsBy(newsroom.sections, 'slug', newId);
  await tx.insert(sections).values(
    newsroom.sections.map(({ parent, ...section }, position) => ({
      ...section,
      id: need(sectionIds, section.slug),
      parentId: parent === undefined ? null : need(sectionIds, parent),
      position,
    })),
  );
  const personIds = idsBy(newsroom.people, 'key', newId);
  const passwordHash = await hashPassword(password);
  for (const { key, roles, grants, email, profile, ...person } of newsroom.people) {
    const personId = need(personIds, key);
    const signsIn = person.kind === 'staff' && email !== undefined && roles.length > 0;
    await tx
      .insert(people)
      .values({ ...person, id: personId, email, createdAt, passwordHash: signsIn ? passwordHash : null });
    if (profile) {
      const { section, picture, ...fields } = profile;
      await putPersonProfile(tx, personId, {
        ...fields,
        sectionId: section === undefined ? null : need(sectionIds, section),
        pictureId: picture === undefined ? null : need(media, picture),
      });
    }
    const held = roles.flatMap(({ role, sections: desks = [null] }) =>
      desks.map((desk) => ({ role, sectionId: desk === null ? null : need(sectionIds, desk) })),
    );
    if (held.length > 0) {
      await tx.insert(personRoles).values(held.map((row) => ({ ...row, id: newId(), personId })));
    }
    if (grants.length > 0) {
      await tx.insert(personGrants).values(grants.map((grantName) => ({ id: newId(), personId, grantName })));
    }
  }
  const tagIds = idsBy(newsroom.tags, 'key', newId);
  await tx.insert(tags).values(
    newsroom.tags.map(({ key, aliases: _, moments: _later, parent, picture, ...tag }) => ({
      ...tag,
      id: need(tagIds, key),
      parentId: parent === undefined ? null : need(tagIds, parent),
      pictureId: picture === undefined ? null : need(media, picture),
      fold: tagKey(tag.name),
      slug: slugFor(tag.name),
      createdAt,
    })),
  );
  const aliases = newsroom.tags.flatMap(({ key, aliases: names }) =>
    names.map((name) => ({ id: newId(), tagId: need(tagIds, key), name, fold: tagKey(name) })),
  );
  await tx.insert(tagAliases).values(aliases);
  for (const names of newsroom.synonyms) {
    const group = { groupId: newId(), savedBy: need(personIds, demoEditor), savedAt: createdAt };
    const rows = names.map((name, position) => ({ ...group, position, name, fold: synonymKey(name) }));
    await replaceSynonyms(tx, group.groupId, rows);
  }
  for (const [name, value] of Object.entries(newsroom.settings)) await putSetting(tx, name, value);
  return { people: personIds, sections: sectionIds, tags: tagIds };
}

function idsBy<K extends string>(
  things: readonly Record<K, string>[],
  key: K,
  newId: () => string,
): Map<string, string> {
  return new Map(things.map((thing) => [thing[key], newId()]));
}

/** The id of a key in the files. Throws an error that names an unknown key. */
export function need(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The demonstration newsroom refers to "${key}", which is not in it.`);
  return id;
}
