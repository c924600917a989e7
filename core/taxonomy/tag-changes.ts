import { changesOf } from '../shared/changes-of.ts';
import { normaliseLines } from '../text/normalise-lines.ts';
import type { TagItem } from './tag-item.ts';
import { tagIdentity } from './tag-key.ts';
import type { TagType } from './tag-types.ts';

/** The fields of a tag in its form. */
export type TagFields = { name: string; type: TagType; aliases: string[]; description: string };
/** The additional fields for people who organise tags. */
export type TagPlace = { parentId: string | null; pictureId: string | null; mediaTopic: string | null };

/** Added and removed aliases; they merge with concurrent changes. */
export type AliasChanges = { added: string[]; removed: string[] };

export type TagChanges = Partial<Omit<TagFields, 'aliases'> & TagPlace> & { aliasChanges?: AliasChanges };

/**
 * The changes that a person made in a tag's form since it was loaded; a colleague's concurrent changes to
 * other fields remain.
 */
export function tagChanges(
  loaded: TagItem,
  { aliases, ...typed }: TagFields & Partial<TagPlace>,
): TagChanges {
  const before = { ...loaded, parentId: loaded.parent?.id ?? null, pictureId: loaded.picture?.id ?? null };
  const { to } = changesOf(before, { ...typed, description: normaliseLines(typed.description) });
  const added = aliases.filter((alias) => !loaded.aliases.includes(alias));
  const removed = loaded.aliases.filter((alias) => !aliases.includes(alias));
  return added.length + removed.length === 0 ? to : { ...to, aliasChanges: { added, removed } };
}

/** The aliases after the changes; an alias that is both removed and added only changed its spelling. */
export function aliasesAfter(aliases: readonly string[], { added, removed }: AliasChanges): string[] {
  const gone = new Set(removed.map(tagIdentity));
  return [...aliases.filter((alias) => !gone.has(tagIdentity(alias))), ...added];
}
