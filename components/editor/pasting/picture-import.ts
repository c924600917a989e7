import type { FoundPicture } from '#core/document/paste/take-pictures.ts';
import type { LibraryPhoto, PictureWords } from '../editor-services.ts';

/** Progress of the pictures. At the end: how many failed, or that only the text was pasted. */
export type PictureState = 'idle' | 'running' | 'text-only' | { readonly missing: number };

/** Ways to bring the pictures of a paste into the library, with progress reports. */
export type PictureImport = {
  upload(file: File, words: PictureWords): Promise<LibraryPhoto>;
  /** The server fetches a picture of another site. */
  takeRemote(url: string, words: PictureWords): Promise<LibraryPhoto>;
  /** Adds a photo that is about to be shown. */
  know(photo: LibraryPhoto): void;
  onState(state: PictureState): void;
};

/** A picture with its placeholder in the text. `file` is set if the clipboard contained it. */
export type PendingPicture = FoundPicture & { readonly file?: File };
