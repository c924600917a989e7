import type { MediaRights } from './media-rights.ts';
import type { MediaView } from './media-view.ts';

/** A picture as the library shows it: how it looks, and the words that stories start from. */
export type MediaItem = MediaView &
  MediaRights & {
    readonly caption: string;
    readonly credit: string;
    /** What the picture shows, for whoever can't see it. */
    readonly alt: string;
    readonly mimeType: string;
    /** Size in bytes of the file as it was uploaded. */
    readonly bytes: number;
    readonly uploadedBy: { readonly id: string; readonly name: string } | null;
    /** Whether everybody at the desk finds it, and not only its uploader and who may read a story that shows it. */
    readonly inLibrary: boolean;
    readonly createdAt: Date;
  };
