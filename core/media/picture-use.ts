/**
 * Where readers see a picture: in a story, on the page of a tag, beside an author's name, or on a front in place of a story's own.
 * `id` is that of the story or the tag, the author's slug or the front's name; `name` what it is called there, a story by its headline.
 */
export type PictureUse = {
  readonly kind: 'story' | 'tag' | 'author' | 'front';
  readonly id: string;
  readonly name: string;
};
