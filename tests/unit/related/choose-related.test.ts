import { expect, test } from 'vitest';
import { chooseRelated, type RelatedQuestion } from '#core/related/choose-related.ts';
import type { StoryFeatures } from '#core/related/score-relative.ts';

const day = (age: number) => new Date(Date.UTC(2026, 4, 20) - age * 86_400_000);
const tag = (id: string, idf = 3) => ({ id, type: 'topic' as const, idf });
const termsOf = (text: string) => text.split(' ').map((term) => ({ term, weight: 1 }));

function aStory(id: string, rest: Partial<StoryFeatures> = {}): StoryFeatures {
  return {
    id,
    headline: `Chuyện riêng ${id} số ${id}`,
    sectionId: `mục-${id}`,
    publishedAt: day(2),
    isOpinion: false,
    tags: [],
    eventTagIds: [],
    terms: [{ term: `chỉ-${id}`, weight: 1 }],
    ...rest,
  };
}

const read = aStory('read', {
  headline: 'Hạn mặn lấn sâu ở đồng bằng',
  sectionId: 'kinh-te',
  publishedAt: day(0),
  tags: [tag('lúa'), tag('hạn', 2), tag('mekong', 4)],
  eventTagIds: ['hạn-2026'],
  terms: termsOf('hạn mặn lúa đồng'),
});

const choose = (candidates: StoryFeatures[], rest: Partial<RelatedQuestion> = {}) =>
  chooseRelated({ story: read, candidates, ...rest });
const idsOf = (candidates: StoryFeatures[], rest: Partial<RelatedQuestion> = {}) =>
  choose(candidates, rest).map(({ id }) => id);

test('pins come first in the editor’s order, then the event, then the rest by score', () => {
  const list = choose(
    [
      aStory('section', { sectionId: 'kinh-te' }),
      aStory('text', { terms: termsOf('hạn mặn sông cống') }),
      aStory('tags', { tags: [tag('lúa'), tag('mekong', 4)] }),
      aStory('event', { eventTagIds: ['hạn-2026'], publishedAt: day(400) }),
      aStory('pin-1'),
      aStory('pin-2'),
    ],
    { pinnedIds: ['pin-2', 'pin-1'], count: 6 },
  );
  expect(list.map(({ id }) => id)).toEqual(['pin-2', 'pin-1', 'event', 'tags', 'text', 'section']);
  expect(list.map(({ reason }) => reason)).toEqual([
    { kind: 'pinned' },
    { kind: 'pinned' },
    { kind: 'same-event' },
    { kind: 'shared-tags', count: 2 },
    { kind: 'near-text' },
    { kind: 'same-section' },
  ]);
});

test('a story with nothing in common is not listed to fill the space', () => {
  expect(idsOf([aStory('far')])).toEqual([]);
});

test('never the story itself, nor what is already on the page, not even as a pin', () => {
  const card = aStory('card', { eventTagIds: ['hạn-2026'] });
  expect(idsOf([read, card], { pinnedIds: ['read', 'card'], excludedIds: ['card'] })).toEqual([]);
});

test('a pin that is not live is left out', () => {
  expect(idsOf([aStory('live')], { pinnedIds: ['withdrawn', 'live'] })).toEqual(['live']);
});

test('five are listed, and pins alone can fill the list', () => {
  const many = Array.from({ length: 9 }, (_, index) => aStory(`k${index}`, { sectionId: 'kinh-te' }));
  expect(choose(many)).toHaveLength(5);
  expect(idsOf(many, { pinnedIds: many.map(({ id }) => id) })).toEqual(['k0', 'k1', 'k2', 'k3', 'k4']);
});

test('of two tellings of one piece of news the newest stands', () => {
  const headline = 'Giá gạo xuất khẩu tăng mạnh trong tháng năm';
  const list = idsOf([
    aStory('first', { headline, tags: [tag('lúa')], publishedAt: day(5) }),
    aStory('later', { headline: `${headline} này`, tags: [tag('lúa')], publishedAt: day(4) }),
  ]);
  expect(list).toEqual(['later']);
});

test('a second telling of the story itself, or of a pin, is not listed', () => {
  const list = idsOf(
    [
      aStory('same', { headline: 'Hạn, mặn lấn sâu ở đồng bằng', tags: [tag('lúa')] }),
      aStory('pin', { headline: 'Nông dân đổi lịch xuống giống' }),
      aStory('pin-again', { headline: 'Nông dân đổi lịch xuống giống', tags: [tag('lúa')] }),
    ],
    { pinnedIds: ['pin'] },
  );
  expect(list).toEqual(['pin']);
});

test('one opinion at most, and a pinned one is the one', () => {
  const opinions = ['a', 'b'].map((id) => aStory(id, { isOpinion: true, tags: [tag('lúa')] }));
  expect(choose(opinions)).toHaveLength(1);
  const pinned = aStory('pin', { isOpinion: true });
  expect(
    idsOf([...opinions, pinned, aStory('news', { tags: [tag('hạn')] })], { pinnedIds: ['pin'] }),
  ).toEqual(['pin', 'news']);
});

test('a rare tag ties more closely than a common one', () => {
  expect(
    idsOf([aStory('common', { tags: [tag('hạn', 2)] }), aStory('rare', { tags: [tag('mekong', 4)] })]),
  ).toEqual(['rare', 'common']);
});

test('of two equals the older makes the better background', () => {
  const newer = aStory('newer', { tags: [tag('lúa')], publishedAt: day(-1) });
  const older = aStory('older', { tags: [tag('lúa')], publishedAt: day(1) });
  expect(idsOf([newer, older])).toEqual(['older', 'newer']);
});

test('a list does not say the same thing five times where there is something else', () => {
  const alike = ['a', 'b', 'c'].map((id) => aStory(id, { terms: termsOf('hạn mặn lúa xâm') }));
  const other = aStory('other', { terms: termsOf('đồng lúa giá gạo') });
  expect(idsOf([...alike, other], { count: 2 })).toContain('other');
});

test('the answer does not depend on the order of the candidates', () => {
  const candidates = Array.from({ length: 12 }, (_, index) => aStory(`k${index}`, { tags: [tag('lúa')] }));
  expect(idsOf([...candidates].reverse())).toEqual(idsOf(candidates));
});

test('a pin stands once, even when its headline has no word to know it by', () => {
  expect(idsOf([aStory('pin', { headline: '…', tags: [tag('lúa')] })], { pinnedIds: ['pin'] })).toEqual([
    'pin',
  ]);
});
