import type { FoundPicture } from '#core/document/paste/take-pictures.ts';
import type { LibraryPhoto, PictureWords } from '../editor-services.ts';

/** The ways in which pictures of a paste come into the library, and where the editor tells how that goes. */
export type PictureDoor = {
  upload(file: File, words: PictureWords): Promise<LibraryPhoto>;
  /** A picture of another site, which the server fetches. */
  takeRemote(url: string, words: PictureWords): Promise<LibraryPhoto>;
  /** A photo that is about to be shown. */
  know(photo: LibraryPhoto): void;
  onState(state: 'idle' | 'running' | 'failed'): void;
};

/** A picture that stands in the text by its stand-in; `file` where the clipboard held it. */
export type PendingPicture = FoundPicture & { readonly file?: File };
