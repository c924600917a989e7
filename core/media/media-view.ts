/** The data for rendering an image: sizes in pixels, focal point as fractions 0 to 1. */
export type MediaView = {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Widths in pixels for which renditions exist, ascending: WebP in all, JPEG in some (`jpegWidths`). */
  readonly widths: readonly number[];
  /** The widths with an AVIF that is smaller than the WebP; none before the job `encode-avif` has run. */
  readonly avifWidths: readonly number[];
  readonly focalX: number;
  readonly focalY: number;
  /** `#rrggbb`: the placeholder colour until the picture has loaded. */
  readonly blurColor: string;
  /** Storage path of its renditions, if not the shared one. */
  readonly folder?: string;
};
