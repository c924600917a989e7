import { isLocale, type Locale } from './locales.ts';

/** The supported language that an Accept-Language header prefers; `otherwise` if it has none. */
export function preferredLocale(header: string | null, otherwise: Locale): Locale {
  const wishes = (header ?? '').split(',').map((part) => {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = parameters.map((each) => /^\s*q=([\d.]+)\s*$/.exec(each)?.[1]).find(Boolean);
    return { language: range.split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality) };
  });
  const liked = wishes.filter(({ language, quality }) => isLocale(language) && quality > 0);
  const best = liked.sort((a, b) => b.quality - a.quality)[0]?.language;
  return isLocale(best) ? best : otherwise;
}
