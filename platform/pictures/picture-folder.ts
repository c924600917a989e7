import type { RenditionFormat } from '#core/media/renditions.ts';
import type { PictureFacts } from './encode-picture.ts';

/** How the server and the process of a picture find each other's files and words. */
export const ORIGINAL = 'original';

export function renditionFile({ width, format }: { width: number; format: RenditionFormat }): string {
  return `${width}.${format}`;
}

/** `away`: there was no room for a rendition, or no disk; the picture may be as good as any. */
export type PictureReport =
  | { readonly facts: PictureFacts }
  | { readonly code: string }
  | { readonly away: string };
