import { isLocale, type Locale } from './locales.ts';

/** The language of ours that an Accept-Language header likes best; `otherwise` where it names none. */
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
