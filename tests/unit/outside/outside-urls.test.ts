import { expect, test } from 'vitest';
import {
  addressForLog,
  isReservedSectionSlug,
  linkLandingUrl,
  outsideOpenUrl,
  outsideStoryUrl,
  parseOutsideSegment,
} from '#core/urls.ts';
import { newSecret } from '#platform/auth/new-secret.ts';
import { cacheKeyOf } from '#platform/page-cache/cache-key.ts';

const id = '018f0000-0000-7000-8000-0000000000aa';

test('the address of a link round-trips', () => {
  const secret = newSecret('');
  expect(parseOutsideSegment(linkLandingUrl(id, secret).split('/')[2] ?? '')).toEqual({ linkId: id, secret });
  expect(parseOutsideSegment(outsideStoryUrl(id).split('/')[2] ?? '')).toEqual({ linkId: id, secret: null });
});

test.each(['', '-', id.slice(1), `${id}.`, `${id}.kurz`, `${id}.${'a'.repeat(101)}`, `${id}.a b`, `x${id}`])(
  'an invalid segment is refused: %s',
  (segment) => {
    expect(parseOutsideSegment(segment)).toBeNull();
  },
);

test('logged addresses contain neither the secret nor a search query', () => {
  const secret = newSecret('');
  for (const url of [linkLandingUrl(id, secret), outsideOpenUrl(id, secret)]) {
    expect(addressForLog(`${url}?a=1`)).not.toContain(secret);
    expect(addressForLog(url)).toContain(id);
  }
  expect(addressForLog('/the-gioi/bai-12?q=a.b#c')).toBe('/the-gioi/bai-12');
});

test('outside pages are not cached, and their path is a reserved section slug', () => {
  expect(isReservedSectionSlug('xem')).toBe(true);
  for (const url of ['/xem', outsideStoryUrl(id), linkLandingUrl(id, `${'a'.repeat(40)}-12`)]) {
    expect(cacheKeyOf(url)).toBeNull();
  }
});
