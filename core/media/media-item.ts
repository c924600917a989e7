import type { MediaRights } from './media-rights.ts';
import type { MediaView } from './media-view.ts';

/** A picture in the library: its appearance, and its default texts for stories. */
export type MediaItem = MediaView &
  MediaRights & {
    readonly caption: string;
    readonly credit: string;
    /** Alternative text for readers who cannot see the picture. */
    readonly alt: string;
    readonly mimeType: string;
    /** Size of the uploaded file in bytes. */
    readonly bytes: number;
    readonly uploadedBy: { readonly id: string; readonly name: string } | null;
    /**
     * Whether everyone at the desk finds it; otherwise only its uploader and people who may read a story with
     * it.
     */
    readonly inLibrary: boolean;
    readonly createdAt: Date;
  };
