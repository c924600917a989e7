import type { StoryPicture } from '../articles/public-story.ts';
import type { TagType } from './tag-types.ts';

/** A tag as a link. */
export type PublicTagLink = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly type: TagType;
};

/** A tag as its page shows it, with its other names and its picture. */
export type PublicTag = PublicTagLink & {
  readonly description: string;
  readonly aliases: readonly string[];
  readonly picture: StoryPicture | null;
  /** What it is called in the IPTC Media Topics, by number. */
  readonly mediaTopic: string | null;
};

/** A story at which an event took a turn, and what happened, in a few words. */
export type KeyMoment = {
  readonly articleId: string;
  readonly label: string;
  readonly url: string;
  readonly publishedAt: Date;
};
