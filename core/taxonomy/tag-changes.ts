import { changesOf } from '../shared/changes-of.ts';
import { normaliseLines } from '../text/normalise-lines.ts';
import type { TagItem } from './tag-item.ts';
import { tagIdentity } from './tag-key.ts';
import type { TagType } from './tag-types.ts';

/** What a form says of a tag. */
export type TagFields = { name: string; type: TagType; aliases: string[]; description: string };
/** And what only those say who give tags their place. */
export type TagPlace = { parentId: string | null; pictureId: string | null; mediaTopic: string | null };

/** Other names to come and to go, whatever others have come and gone meanwhile. */
export type AliasChanges = { added: string[]; removed: string[] };

export type TagChanges = Partial<Omit<TagFields, 'aliases'> & TagPlace> & { aliasChanges?: AliasChanges };

/** What somebody changed in the form of a tag since it was loaded: all else stays as a colleague may have made it meanwhile. */
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

/** The other names once these have come and gone; one that goes and comes has only been spelled otherwise. */
export function aliasesAfter(aliases: readonly string[], { added, removed }: AliasChanges): string[] {
  const gone = new Set(removed.map(tagIdentity));
  return [...aliases.filter((alias) => !gone.has(tagIdentity(alias))), ...added];
}
