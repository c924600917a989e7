/** The newsroom's licence to use a picture. */
export type MediaRights = {
  /** Its source and terms, internal; readers see the credit. */
  readonly rightsNote: string;
  /** The last day (`2026-07-17`, in the site's time zone) on which it may be used; null without an end. */
  readonly rightsUntil: string | null;
};

/** Maximum length of the rights note in characters. */
export const rightsNoteMaxChars = 500;

/** Whether the licence of a picture has ended by `today`, a day such as `2026-07-17`. */
export function haveRightsEnded({ rightsUntil }: Pick<MediaRights, 'rightsUntil'>, today: string): boolean {
  return rightsUntil !== null && rightsUntil < today;
}
