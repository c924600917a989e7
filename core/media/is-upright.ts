/** Wider than this in comparison with its height a picture lies; at the full width of a page others would be higher than a screen. */
const leastLying = 1.2;

/** Whether a page gives a picture less width: one that is higher than wide, square, or nearly so. Sizes in any one unit. */
export function isUpright({ width, height }: { readonly width: number; readonly height: number }): boolean {
  return width < height * leastLying;
}
