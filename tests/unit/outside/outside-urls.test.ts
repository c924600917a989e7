import { expect, test } from 'vitest';
import {
  addressForLog,
  isReservedSectionSlug,
  outsideDoorUrl,
  outsideOpenUrl,
  outsideStoryUrl,
  parseOutsideSegment,
} from '#core/urls.ts';
import { newSecret } from '#platform/auth/new-secret.ts';
import { cacheKeyOf } from '#platform/page-cache/cache-key.ts';

const id = '018f0000-0000-7000-8000-0000000000aa';

test('an address of a link is read back as it was written', () => {
  const secret = newSecret('');
  expect(parseOutsideSegment(outsideDoorUrl(id, secret).split('/')[2] ?? '')).toEqual({ linkId: id, secret });
  expect(parseOutsideSegment(outsideStoryUrl(id).split('/')[2] ?? '')).toEqual({ linkId: id, secret: null });
});

test.each(['', '-', id.slice(1), `${id}.`, `${id}.kurz`, `${id}.${'a'.repeat(101)}`, `${id}.a b`, `x${id}`])(
  'what is none is none: %s',
  (segment) => {
    expect(parseOutsideSegment(segment)).toBeNull();
  },
);

test('no log has the secret, nor what somebody searched for, and every other path as it came', () => {
  const secret = newSecret('');
  for (const url of [outsideDoorUrl(id, secret), outsideOpenUrl(id, secret)]) {
    expect(addressForLog(`${url}?a=1`)).not.toContain(secret);
    expect(addressForLog(url)).toContain(id);
  }
  expect(addressForLog('/the-gioi/bai-12?q=a.b#c')).toBe('/the-gioi/bai-12');
});

test('the page cache has nothing to do with it, and no section can take its place', () => {
  expect(isReservedSectionSlug('xem')).toBe(true);
  for (const url of ['/xem', outsideStoryUrl(id), outsideDoorUrl(id, `${'a'.repeat(40)}-12`)]) {
    expect(cacheKeyOf(url)).toBeNull();
  }
});
