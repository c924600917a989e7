import type { StoryPicture } from '../articles/public-story.ts';
import type { TagType } from './tag-types.ts';

/** A tag as a link. */
export type PublicTagLink = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly type: TagType;
};

/** A tag on its page, with its aliases and its picture. */
export type PublicTag = PublicTagLink & {
  readonly description: string;
  readonly aliases: readonly string[];
  readonly picture: StoryPicture | null;
  /** Its IPTC Media Topic by number. */
  readonly mediaTopic: string | null;
};

/** A story at a turning point of an event, with a short description. */
export type KeyMoment = {
  readonly articleId: string;
  readonly label: string;
  readonly url: string;
  readonly publishedAt: Date;
};
