import { encode } from 'uqr';

/**
 * A QR code: an SVG path of its dark modules, one unit each, in a square of `size` units including the
 * margin.
 */
export type QrCode = { readonly size: number; readonly path: string };

const marginUnits = 4;

export function qrCodeOf(text: string): QrCode {
  const { data, size } = encode(text, { ecc: 'M', border: marginUnits });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return { size, path };
}
