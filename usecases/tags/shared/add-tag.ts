import { DomainError } from '#core/shared/domain-error.ts';
import { tagIdentity, tagKey } from '#core/taxonomy/tag-key.ts';
import type { TagType } from '#core/taxonomy/tag-types.ts';
import { slugFor } from '#core/text/slug.ts';
import type { Transaction } from '#db/client.ts';
import { isTagSlugTaken, listTagsByKey, type TagAlike } from '#db/queries/tags/tag-names.ts';
import { insertTag, insertTagAliases, lockTagTree } from '#db/queries/tags/tags.ts';
import type { Context } from '../../context.ts';

/**
 * A new tag. `privateTo`: the author of the draft that it is created in; null if everyone finds it at once.
 */
type NewTag = {
  readonly name: string;
  readonly type: TagType;
  readonly aliases: readonly string[];
  readonly description: string;
  readonly createAnyway: boolean;
  readonly privateTo: string | null;
};

/**
 * Inserts a tag with its aliases and returns its id. Throws `tag.exists` {id, name} if a tag has the name, or
 * one of the aliases, in an equivalent spelling. Throws `tag.near` {called, near} as `requireFreeNames` does,
 * and `tag.no-latin-letters` {name} as `freeTagSlug` does.
 */
export async function addTag(ctx: Context, tx: Transaction, tag: NewTag): Promise<string> {
  const { name, type, aliases, description, createAnyway, privateTo } = tag;
  await lockTagTree(tx);
  const identity = tagIdentity(name);
  const others = aliases.filter((alias) => tagIdentity(alias) !== identity);
  await requireFreeNames(tx, [name, ...others], { viewerId: privateTo, createAnyway });
  const id = ctx.newId();
  const slug = await freeTagSlug(tx, name);
  await insertTag(tx, {
    ...{ id, type, name, fold: tagKey(name), slug, description, privateTo, createdAt: ctx.now() },
  });
  await insertTagAliases(
    tx,
    others.map((alias) => ({ id: ctx.newId(), tagId: id, name: alias, fold: tagKey(alias) })),
  );
  return id;
}

/** The tags with this name: the one in an equivalent spelling, and those with other accents. */
export async function findTagsAlike(
  tx: Transaction,
  name: string,
  viewerId: string | null,
): Promise<{ same: TagAlike | null; near: TagAlike[] }> {
  const alike = await listTagsByKey(tx, { key: tagKey(name), viewerId });
  const identity = tagIdentity(name);
  const isSame = ({ alias }: TagAlike) => tagIdentity(alias) === identity;
  return { same: alike.find(isSame) ?? null, near: alike.filter((tag) => !isSame(tag)) };
}

/** A warning with the given name, and the tags whose names differ from it only in accents. */
export function nearNames(called: string, near: readonly TagAlike[]): DomainError {
  const each = new Map(near.map(({ id, name, type }) => [id, { id, name, type }]));
  return new DomainError('tag.near', { called, near: [...each.values()] });
}

/**
 * Throws `tag.exists` {id, name} if a tag other than `exceptId` has one of the names in an equivalent
 * spelling. Unless `createAnyway` is set, throws `tag.near` {called, near: [{id, name, type}]} if one has it
 * with other accents.
 */
export async function requireFreeNames(
  tx: Transaction,
  names: readonly string[],
  { viewerId, exceptId, createAnyway }: { viewerId: string | null; exceptId?: string; createAnyway: boolean },
): Promise<void> {
  const warnings: DomainError[] = [];
  for (const name of names) {
    const { same, near } = await findTagsAlike(tx, name, viewerId);
    if (same !== null && same.id !== exceptId) {
      throw new DomainError('tag.exists', { id: same.id, name: same.name });
    }
    const others = near.filter(({ id }) => id !== exceptId);
    if (same === null && others.length > 0) warnings.push(nearNames(name, others));
  }
  const [warning] = warnings;
  if (warning !== undefined && !createAnyway) throw warning;
}

/**
 * The slug of a name, with a number if another tag than `own` has it or had it. Throws `tag.no-latin-letters`
 * {name} for a name from which no address can be made.
 */
export async function freeTagSlug(tx: Transaction, name: string, own: string | null = null): Promise<string> {
  const slug = slugFor(name, '');
  if (slug === '') throw new DomainError('tag.no-latin-letters', { name });
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? slug : `${slug}-${number}`;
    if (!(await isTagSlugTaken(tx, { slug: candidate, own }))) return candidate;
  }
}
