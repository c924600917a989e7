/** What a page needs to know of an image to show it: sizes in pixels, focal point as fractions 0 to 1. */
export type MediaView = {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Widths in pixels for which renditions exist, ascending. */
  readonly widths: readonly number[];
  readonly focalX: number;
  readonly focalY: number;
  /** `#rrggbb`: stands in the picture's place until it has come. */
  readonly blurColor: string;
  /** Path below which its renditions stand, where that is not the one for everybody. */
  readonly folder?: string;
};
