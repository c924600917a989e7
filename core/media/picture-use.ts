/**
 * A public use of a picture: in a story, on a tag's page, as an author's portrait, or on a front. `id` is
 * that of the story or tag, the author's slug or the front's name. `name` is its name there; for a story, the
 * headline.
 */
export type PictureUse = {
  readonly kind: 'story' | 'tag' | 'author' | 'front';
  readonly id: string;
  readonly name: string;
};
