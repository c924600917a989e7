import { describe, expect, test } from 'vitest';
import { isRobot, whyNotCounted } from '#core/page-views/why-not-counted.ts';

const PHONE =
  'Mozilla/5.0 (Linux; Android 15; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';

describe('robots', () => {
  test.each([
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/140.0.0.0 Safari/537.36',
    'Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36',
    'Mozilla/5.0 (Linux; Android 11; moto g power) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36 Chrome-Lighthouse',
    'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
    'curl/8.5.0',
    'python-requests/2.32',
    'node',
    'Mozilla/5.0 (compatible; Ruby/3.3; house robot)',
    'Mozilla/5.0 (compatible; Petal_bot-x)',
    '',
  ])('%s is a robot', (userAgent) => {
    expect(isRobot(userAgent)).toBe(true);
  });

  test('a client without a user agent is a robot', () => {
    expect(isRobot(undefined)).toBe(true);
  });

  test.each([
    PHONE,
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/130.0 Chrome/124.0.0.0 Safari/537.36',
    'Mozilla/5.0 (Linux; Android 9; CUBOT_NOTE_S) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
    'Mozilla/5.0 (Linux; Android 13; 22101316G) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36 Instagram 300.0.0.0 Android (33/13; 440dpi; Xiaomi; 22101316G; ruby; mt6877; vi_VN)',
    'Mozilla/5.0 (Linux; Android 13; CUBOT X50) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/480.0;FBLC/vi_VN]',
    'Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36 Zalo android/24090812 ZaloTheme/light ZaloLanguage/vi',
  ])('%s is a reader’s browser', (userAgent) => {
    expect(isRobot(userAgent)).toBe(false);
  });
});

describe('views that are not counted', () => {
  test.each([
    ['a prefetched page', { 'sec-purpose': 'prefetch' }, 'ahead'],
    ['a prerendered page', { 'sec-purpose': 'prefetch;prerender' }, 'ahead'],
    ['a reader with Do Not Track', { dnt: '1' }, 'opted-out'],
    ['a reader with Global Privacy Control', { 'sec-gpc': '1' }, 'opted-out'],
    ['a reader with Do Not Track off (counted)', { dnt: '0' }, null],
    ['a reader without these headers (counted)', {}, null],
  ] as const)('%s', (_, headers, why) => {
    expect(whyNotCounted({ 'user-agent': PHONE, ...headers })).toBe(why);
  });
});
