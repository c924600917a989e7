import type { RenditionFormat } from '#core/media/renditions.ts';
import type { PictureFacts } from './encode-picture.ts';

/** How the server and the process of a picture find each other's files and words. */
export const ORIGINAL = 'original';

export function renditionFile({ width, format }: { width: number; format: RenditionFormat }): string {
  return `${width}.${format}`;
}

export type PictureReport = { readonly facts: PictureFacts } | { readonly code: string };
