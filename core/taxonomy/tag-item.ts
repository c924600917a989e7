import type { MediaView } from '../media/media-view.ts';
import type { TagType } from './tag-types.ts';
import { writtenIdentity } from './written-key.ts';

/** A tag as fields and lists show it. */
export type TagItem = {
  readonly id: string;
  readonly name: string;
  readonly type: TagType;
  readonly slug: string;
  readonly description: string;
  /** Other names that find it. */
  readonly aliases: readonly string[];
  /** The tag that it belongs to. */
  readonly parent: { readonly id: string; readonly name: string } | null;
  /** What its page shows beside its name. */
  readonly picture: MediaView | null;
  /** What it is called in the IPTC Media Topics, by number. */
  readonly mediaTopic: string | null;
  /** How many stories that readers can see bear it. */
  readonly storyCount: number;
};

/** Whether this is the tag's name or one of its others in an equivalent spelling; a part of one is not, nor one with other accents. */
export function isCalled({ name, aliases }: Pick<TagItem, 'name' | 'aliases'>, called: string): boolean {
  const identity = writtenIdentity(called);
  return [name, ...aliases].some((each) => writtenIdentity(each) === identity);
}
