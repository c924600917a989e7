import type { FoundPicture } from '#core/document/paste/take-pictures.ts';
import type { LibraryPhoto, PictureWords } from '../editor-services.ts';

/** How it goes; in the end how many could not be had and are still to be added, or that nothing but the text went in. */
export type PictureState = 'idle' | 'running' | 'text-only' | { readonly missing: number };

/** The ways in which pictures of a paste come into the library, and where the editor tells how that goes. */
export type PictureDoor = {
  upload(file: File, words: PictureWords): Promise<LibraryPhoto>;
  /** A picture of another site, which the server fetches. */
  takeRemote(url: string, words: PictureWords): Promise<LibraryPhoto>;
  /** A photo that is about to be shown. */
  know(photo: LibraryPhoto): void;
  onState(state: PictureState): void;
};

/** A picture that stands in the text by its stand-in; `file` where the clipboard held it. */
export type PendingPicture = FoundPicture & { readonly file?: File };
