/** What the newsroom knows of its right to use a picture. */
export type MediaRights = {
  /** Where it is from and on what terms, for the newsroom alone; readers have the credit. */
  readonly rightsNote: string;
  /** The last day (`2026-07-17`, by the site's calendar) on which it may be used; null where nothing ends it. */
  readonly rightsUntil: string | null;
};

/** The longest note on rights, in characters. */
export const rightsNoteMaxChars = 500;

/** Whether the right to use a picture has ended by `today`, a day like `2026-07-17`. */
export function haveRightsEnded({ rightsUntil }: Pick<MediaRights, 'rightsUntil'>, today: string): boolean {
  return rightsUntil !== null && rightsUntil < today;
}
