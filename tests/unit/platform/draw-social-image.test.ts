import { setImmediate as turn } from 'node:timers/promises';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { SocialImageFacts } from '#core/seo/social-image.ts';
import { drawSocialImage } from '#platform/social-image/draw-social-image.ts';

const facts: SocialImageFacts = {
  siteName: 'Tòa Soạn',
  headline: 'Lũ rút',
  sectionName: 'Thế giới',
  formatLabel: '',
  isSponsored: false,
  photo: { mediaId: 'a', width: 90, focalX: 0.5, focalY: 0.5, credit: '' },
};

test('a queued image has not opened its photo yet', async () => {
  const photo = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#1f4e79' } })
    .jpeg()
    .toBuffer();
  const opened: string[] = [];
  const slow = Promise.withResolvers<Uint8Array>();
  const first = drawSocialImage('1x1', facts, () => {
    opened.push('first');
    return slow.promise;
  });
  const second = drawSocialImage('1x1', facts, async () => {
    opened.push('second');
    return photo;
  });
  for (let turns = 0; turns < 10; turns += 1) await turn();
  expect(opened).toEqual(['first']);
  slow.resolve(photo);
  expect(await first).toEqual(await second);
  expect(opened).toEqual(['first', 'second']);
});

test('an image whose photo cannot be opened does not block the next', async () => {
  const broken = drawSocialImage('card', facts, () => Promise.reject(new Error('storage is away')));
  const next = drawSocialImage('card', facts, async () => null);
  await expect(broken).rejects.toThrow('storage is away');
  expect((await sharp(await next).metadata()).format).toBe('jpeg');
});
