import { DomainError } from '#core/shared/domain-error.ts';
import { tagKey } from '#core/taxonomy/tag-key.ts';
import type { TagType } from '#core/taxonomy/tag-types.ts';
import { slugFor } from '#core/text/slug.ts';
import type { Transaction } from '#db/client.ts';
import { findTagByKey, isTagSlugTaken } from '#db/queries/tag-names.ts';
import { insertTag, insertTagAliases, lockTagTree } from '#db/queries/tags.ts';
import type { Context } from '../../context.ts';

/**
 * Writes a tag with its aliases and returns its id. Throws `tag.exists` {id, name} where a tag bears the name,
 * or one of the aliases, in another spelling.
 */
export async function addTag(
  ctx: Context,
  tx: Transaction,
  {
    name,
    type,
    aliases,
    description,
  }: {
    name: string;
    type: TagType;
    aliases: readonly string[];
    description: string;
  },
): Promise<string> {
  await lockTagTree(tx);
  const key = tagKey(name);
  const others = aliases.filter((alias) => tagKey(alias) !== key);
  await demandNoTwin(tx, [key, ...others.map(tagKey)]);
  const id = ctx.newId();
  const slug = await freeTagSlug(tx, name);
  await insertTag(tx, { id, type, name, fold: key, slug, description, createdAt: ctx.now() });
  await insertTagAliases(
    tx,
    others.map((alias) => ({ id: ctx.newId(), tagId: id, name: alias, fold: tagKey(alias) })),
  );
  return id;
}

/** Throws `tag.exists` {id, name} where a tag other than `exceptId` bears one of the keys. */
export async function demandNoTwin(
  tx: Transaction,
  keys: readonly string[],
  exceptId?: string,
): Promise<void> {
  for (const key of keys) {
    const twin = await findTagByKey(tx, key);
    if (twin !== null && twin.id !== exceptId)
      throw new DomainError('tag.exists', { id: twin.id, name: twin.name });
  }
}

/** The slug of a name, with a number behind it where another tag than the one under `own` has it or once had it. */
export async function freeTagSlug(tx: Transaction, name: string, own: string | null = null): Promise<string> {
  const slug = slugFor(name, 'the');
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? slug : `${slug}-${number}`;
    if (!(await isTagSlugTaken(tx, { slug: candidate, own }))) return candidate;
  }
}
