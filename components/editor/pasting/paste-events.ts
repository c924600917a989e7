import type { PhotoLine } from '#core/document/read-photo-line.ts';
import type { PictureDoor } from './picture-door.ts';

/** What a paste tells of itself beyond the text. */
export type PasteEvents = {
  readonly pictures: PictureDoor;
  readonly onLead: (lead: PhotoLine) => void;
  /** `at`: where in the document the paste ended. */
  readonly onRelated: (lines: readonly string[], at: number) => void;
};
