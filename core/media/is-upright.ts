/**
 * The minimum ratio of width to height of a landscape picture. At full page width, others would be taller
 * than a screen.
 */
const leastLying = 1.2;

/**
 * Whether a page gives a picture less width: portrait, square or nearly square. Both sizes in the same unit.
 */
export function isUpright({ width, height }: { readonly width: number; readonly height: number }): boolean {
  return width < height * leastLying;
}
