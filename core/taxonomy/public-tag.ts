import type { TagType } from './tag-types.ts';

/** A tag as a link. */
export type PublicTagLink = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly type: TagType;
};

/** A tag as its page shows it, with its other names. */
export type PublicTag = PublicTagLink & { readonly description: string; readonly aliases: readonly string[] };
