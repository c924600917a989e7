import { expect, test } from 'vitest';
import { findMediaTopic, MEDIA_TOPICS, mediaTopicUri } from '#core/taxonomy/media-topics.ts';
import { fold } from '#core/text/fold.ts';

test('all seventeen top-level concepts exist, each before its narrower ones', () => {
  const tops = MEDIA_TOPICS.filter(({ code, topCode }) => code === topCode);
  expect(tops.map(({ code }) => code).toSorted()).toEqual(
    Array.from({ length: 17 }, (_, index) => `${String(index + 1).padStart(2, '0')}000000`),
  );
  for (const { code, topCode } of MEDIA_TOPICS) {
    expect(MEDIA_TOPICS.findIndex((topic) => topic.code === topCode)).toBeLessThanOrEqual(
      MEDIA_TOPICS.findIndex((topic) => topic.code === code),
    );
  }
});

test('every code is unique, has eight digits, and has a unique name in both languages', () => {
  expect(new Set(MEDIA_TOPICS.map(({ code }) => code)).size).toBe(MEDIA_TOPICS.length);
  for (const { code } of MEDIA_TOPICS) expect(code).toMatch(/^\d{8}$/);
  for (const locale of ['vi', 'en'] as const) {
    expect(new Set(MEDIA_TOPICS.map(({ name }) => fold(name[locale]))).size).toBe(MEDIA_TOPICS.length);
  }
});

test('a concept is found by its code and has its IPTC URI', () => {
  expect(findMediaTopic('20000148')?.name).toEqual({ vi: 'Thảm họa, thiên tai', en: 'Disaster' });
  expect(findMediaTopic('99999999')).toBeNull();
  expect(mediaTopicUri('20000148')).toBe('http://cv.iptc.org/newscodes/mediatopic/20000148');
});
