import type { Award } from './royalty-rates.ts';

/**
 * Formats a royalty for a form: points with at most one decimal, the amount with or without group separators.
 */
export function typedAward({ pointTenths, amountDong }: Award): { points: string; amount: string } {
  return { points: String(pointTenths / 10).replace('.', ','), amount: String(amountDong) };
}

/** Parses form input; null if invalid. Points: `10`, `7,5` or `7.5`; amounts: `300000` or `300.000`. */
export function readTypedAward({ points, amount }: { points: string; amount: string }): Award | null {
  const tenths = /^(\d{1,4})(?:[.,](\d))?$/.exec(points.trim());
  const grouped = /^\d{1,3}(?:[.,\s]\d{3})*$|^\d{1,10}$/.test(amount.trim());
  if (tenths === null || !grouped) return null;
  return {
    pointTenths: Number(tenths[1]) * 10 + Number(tenths[2] ?? 0),
    amountDong: Number(amount.replace(/\D/g, '')),
  };
}
