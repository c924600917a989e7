/** The data for rendering an image: sizes in pixels, focal point as fractions 0 to 1. */
export type MediaView = {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Widths in pixels for which renditions exist, ascending. */
  readonly widths: readonly number[];
  readonly focalX: number;
  readonly focalY: number;
  /** `#rrggbb`: the placeholder colour until the picture has loaded. */
  readonly blurColor: string;
  /** Storage path of its renditions, if not the shared one. */
  readonly folder?: string;
};
