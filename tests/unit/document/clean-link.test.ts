import { expect, test } from 'vitest';
import { cleanLink } from '#core/document/clean-link.ts';
import { safeHref } from '#core/document/safe-href.ts';
import fc from '#tests/support/fast-check.ts';

test.each([
  ['https://bao.example/tin-1?utm_source=zalo&utm_medium=chat', 'https://bao.example/tin-1'],
  ['https://bao.example/tin?id=7&fbclid=IwAR0x#muc-2', 'https://bao.example/tin?id=7#muc-2'],
  ['https://bao.example/?gclid=1&p=12&mc_cid=2&zarsrc=30', 'https://bao.example/?p=12'],
  [
    'https://bao.example/t%C3%ACm?q=l%C5%A9+l%E1%BB%A5t&UTM_campaign=x',
    'https://bao.example/t%C3%ACm?q=l%C5%A9+l%E1%BB%A5t',
  ],
  [
    'https://www.google.com/url?q=https%3A%2F%2Fbao.example%2Fa%3Fid%3D1%26utm_source%3Dg&sa=D&ust=1',
    'https://bao.example/a?id=1',
  ],
  ['https://www.google.com.vn/url?sa=t&url=https%3A%2F%2Fbao.example%2Fb', 'https://bao.example/b'],
  [
    'https://l.facebook.com/l.php?u=https%3A%2F%2Fbao.example%2Fc%3Ffbclid%3Dz&h=AT0',
    'https://bao.example/c',
  ],
  [
    'https://apc01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fbao.example%2Fd&data=05%7C01',
    'https://bao.example/d',
  ],
  [
    'https://apc01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3Dhttps%253A%252F%252Fbao.example%252Fe',
    'https://bao.example/e',
  ],
  ['https://www.youtube.com/watch?v=abc&si=track&t=30', 'https://www.youtube.com/watch?v=abc&t=30'],
  ['https://x.com/ai/status/1?s=20&t=abc', 'https://x.com/ai/status/1'],
  ['https://bao.example/van-ban?pk=12&pk_campaign=a&itmId=9', 'https://bao.example/van-ban?pk=12&itmId=9'],
  [
    'https://bao.example/?pkg=com.foo&stmt=5&utmost=1&at_campaign=x',
    'https://bao.example/?pkg=com.foo&stmt=5&utmost=1',
  ],
])('%s is cleaned to %s', (from, to) => {
  expect(cleanLink(from)).toBe(to);
});

test.each([
  'https://bao.example/tin?id=7&t=30&s=2#x',
  'https://www.google.com/search?q=https%3A%2F%2Fbao.example',
  'https://www.google.com/url?q=javascript%3Aalert(1)',
  'https://bao.example/l.php?u=https%3A%2F%2Fkhac.example',
  'mailto:toa-soan@bao.example',
  '/thoi-su/lu-rut-12?utm_source=x',
  'https://bao.example/%E0%A4?%E0%A4=1',
  'không phải địa chỉ',
])('%s is unchanged', (href) => {
  expect(cleanLink(href)).toBe(href);
});

test('cleaning is idempotent and keeps a safe address safe', () => {
  const names = ['id', 'q', 't', 'p[0]', '%E1%BB%A5', 'utm_medium', 'fbclid', 'UTM_term', 'zarsrc', ''];
  const part = fc.tuple(
    fc.constantFrom(...names),
    fc.constantFrom('', '=', '=1', '=a+b', '=%20', '==', '=%'),
  );
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const query = parts.map(([name, value]) => name + value).join('&');
      const url = `https://bao.example/tin?${query}`;
      const clean = cleanLink(`${url}&utm_source=a`);
      expect(cleanLink(clean)).toBe(clean);
      expect(clean).not.toMatch(/utm_source=a$/);
      expect(safeHref(clean)).toBe(clean);
    }),
  );
});
