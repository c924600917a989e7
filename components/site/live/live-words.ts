import type { Locale } from '#core/i18n/locales.ts';
import type { LiveWords } from '#core/live/live-html.ts';
import { siteText } from '../site-text.ts';

/** The labels of entries in the language of their story. Placeholders are not filled. */
export function liveWords(locale: Locale): LiveWords {
  const t = siteText(locale);
  return {
    permalink: t('live.permalink', { time: '{time}' }),
    keyEvent: t('live.keyEvent'),
    pinned: t('live.pinned'),
    correction: t('live.correction'),
    update: t('live.update'),
    modified: t('live.modified', { time: '{time}' }),
    breakout: t('live.breakout'),
    by: t('by'),
    running: t('live.running'),
    ended: t('live.ended'),
    count: t('live.count', { count: '{count}' }),
    countOne: t('live.countOne'),
    newest: t('live.newest', { time: '{time}' }),
    nothingYet: t('live.nothingYet'),
    closing: t('live.closing'),
  };
}
