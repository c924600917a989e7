import type { MediaView } from '../media/media-view.ts';
import type { TagType } from './tag-types.ts';
import { writtenIdentity } from './written-key.ts';

/** A tag in fields and lists. */
export type TagItem = {
  readonly id: string;
  readonly name: string;
  readonly type: TagType;
  readonly slug: string;
  readonly description: string;
  /** Other names that find it (aliases). */
  readonly aliases: readonly string[];
  /** The parent tag. */
  readonly parent: { readonly id: string; readonly name: string } | null;
  /** The picture of its page. */
  readonly picture: MediaView | null;
  /** Its IPTC Media Topic by number. */
  readonly mediaTopic: string | null;
  /** The number of public stories with the tag. */
  readonly storyCount: number;
};

/**
 * Whether this is the tag's name or an alias in an equivalent spelling. A part of a name is not, nor one with
 * other accents.
 */
export function isCalled({ name, aliases }: Pick<TagItem, 'name' | 'aliases'>, called: string): boolean {
  const identity = writtenIdentity(called);
  return [name, ...aliases].some((each) => writtenIdentity(each) === identity);
}
