import { encode } from 'uqr';

/** A text as a QR code: the path of its dark squares, each one unit wide, in a square of `size` units with its margin. */
export type QrCode = { readonly size: number; readonly path: string };

const marginUnits = 4;

export function qrCodeOf(text: string): QrCode {
  const { data, size } = encode(text, { ecc: 'M', border: marginUnits });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return { size, path };
}
