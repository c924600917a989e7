import type { RenditionFormat } from '#core/media/renditions.ts';

/** File names and messages that the server and the picture process share. */
export const ORIGINAL = 'original';

export function renditionFile({ width, format }: { width: number; format: RenditionFormat }): string {
  return `${width}.${format}`;
}

/** `away`: the disk was full or missing for a rendition. The picture itself may be valid. */
export type PictureReport<T> = { readonly made: T } | { readonly code: string } | { readonly away: string };
