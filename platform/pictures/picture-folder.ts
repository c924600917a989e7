import type { RenditionFormat } from '#core/media/renditions.ts';
import type { PictureFacts } from './encode-picture.ts';

/** File names and messages that the server and the picture process share. */
export const ORIGINAL = 'original';

export function renditionFile({ width, format }: { width: number; format: RenditionFormat }): string {
  return `${width}.${format}`;
}

/** `away`: the disk was full or missing for a rendition. The picture itself may be valid. */
export type PictureReport =
  | { readonly facts: PictureFacts }
  | { readonly code: string }
  | { readonly away: string };
