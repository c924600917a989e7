import { FORMATS } from '../articles/states.ts';

/** The rates: for the text of each format, and for one photo in any of them. */
export const ROYALTY_KINDS = [...FORMATS, 'photo_item'] as const;
export type RoyaltyKind = (typeof ROYALTY_KINDS)[number];

/** Points (hệ số) in tenths, the amount in whole đồng. */
export type Award = { readonly pointTenths: number; readonly amountDong: number };
export type RoyaltyRates = Readonly<Record<RoyaltyKind, Award>>;

export const pointTenthsMax = 10_000;
export const amountDongMax = 1_000_000_000;

/** The defaults until the site sets its own rates; ten points are a news item. */
export const defaultRates: RoyaltyRates = {
  news: { pointTenths: 100, amountDong: 300_000 },
  analysis: { pointTenths: 300, amountDong: 1_200_000 },
  opinion: { pointTenths: 300, amountDong: 1_000_000 },
  interview: { pointTenths: 250, amountDong: 1_000_000 },
  photo: { pointTenths: 200, amountDong: 600_000 },
  long_read: { pointTenths: 300, amountDong: 2_000_000 },
  live: { pointTenths: 200, amountDong: 600_000 },
  sponsored: { pointTenths: 0, amountDong: 0 },
  photo_item: { pointTenths: 50, amountDong: 150_000 },
};

/** No royalty: for items that others own or that are not paid individually. */
export const noAward: Award = { pointTenths: 0, amountDong: 0 };

/** The share of each of several authors, in whole tenths and hundreds of đồng, rounded down. */
export function sharedAmong(award: Award, people: number): Award {
  if (people <= 1) return award;
  return {
    pointTenths: Math.floor(award.pointTenths / people),
    amountDong: Math.floor(award.amountDong / people / 100) * 100,
  };
}
