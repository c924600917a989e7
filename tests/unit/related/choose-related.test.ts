import { describe, expect, test } from 'vitest';
import { chooseRelated, type RelatedQuestion, rankRelatives } from '#core/related/choose-related.ts';
import { newDevelopments } from '#core/related/new-developments.ts';
import type { StoryFeatures } from '#core/related/score-relative.ts';
import { termKey } from '#core/related/story-terms.ts';
import { vectorTerms } from '#core/related/weights.ts';
import type { TagType } from '#core/taxonomy/tag-types.ts';
import { chooseRelatedSlots } from '#db/queries/related/related-stories.ts';

const day = (age: number) => new Date(Date.UTC(2026, 4, 20) - age * 86_400_000);
const tag = (id: string, rarity = 0.6, type: TagType = 'topic') => ({ id, name: id, type, rarity });
const vectorOf = (text: string) =>
  text.split(' ').map((term) => ({ key: termKey(term), share: 1, rarity: 3, isName: false }));

function aStory(
  id: string,
  { tags = [], eventTagIds = [], ...rest }: Partial<StoryFeatures> = {},
): StoryFeatures {
  return {
    id,
    headline: `Chuyện riêng ${id} số ${id}`,
    sectionId: `mục-${id}`,
    publishedAt: day(2),
    isOpinion: false,
    tags: [...tags, ...eventTagIds.map((event) => tag(event, 0.5, 'event'))],
    eventTagIds,
    vector: vectorOf(`chỉ-${id}`),
    ...rest,
  };
}

const read = aStory('read', {
  headline: 'Hạn mặn lấn sâu ở đồng bằng',
  sectionId: 'kinh-te',
  publishedAt: day(0),
  tags: [tag('lúa'), tag('hạn', 0.4), tag('mekong', 0.8)],
  eventTagIds: ['hạn-2026'],
  vector: vectorOf('hạn mặn lúa đồng'),
});

/** Most tests are about the order, so distant stories are included. */
const choose = (candidates: StoryFeatures[], rest: Partial<RelatedQuestion> = {}) =>
  chooseRelated({ story: read, candidates, includesDistant: true, ...rest });
const idsOf = (candidates: StoryFeatures[], rest: Partial<RelatedQuestion> = {}) =>
  choose(candidates, rest).map(({ id }) => id);

test('pins come first in the editor’s order, then the event, then the rest by score', () => {
  const list = choose(
    [
      aStory('section', { sectionId: 'kinh-te' }),
      aStory('text', { vector: vectorOf('hạn mặn sông cống') }),
      aStory('tags', { tags: [tag('lúa'), tag('mekong', 0.8)] }),
      aStory('event', { eventTagIds: ['hạn-2026'], publishedAt: day(400) }),
      aStory('pin-1'),
      aStory('pin-2'),
    ],
    { pinnedIds: ['pin-2', 'pin-1'], count: 6 },
  );
  expect(list.map(({ id }) => id)).toEqual(['pin-2', 'pin-1', 'event', 'text', 'tags', 'section']);
  expect(list.map(({ reason }) => reason)).toEqual([
    { kind: 'pinned' },
    { kind: 'pinned' },
    { kind: 'same-event', tag: 'hạn-2026' },
    { kind: 'near-text' },
    { kind: 'shared-tags', tag: 'mekong' },
    { kind: 'same-section' },
  ]);
});

test('a story with nothing in common is not listed to fill the space', () => {
  expect(idsOf([aStory('far')])).toEqual([]);
});

describe('the floor of relevance', () => {
  /** A vector with little in common with the story. */
  const slightly = (own: string) =>
    vectorOf(`hạn ${own}1 ${own}2 ${own}3`).map((term, at) => ({ ...term, share: at === 0 ? 0.3 : 1 }));
  const candidates = [
    aStory('one-tag', { sectionId: 'kinh-te', tags: [tag('lúa')], vector: slightly('a') }),
    aStory('tags', { tags: [tag('lúa'), tag('mekong')], vector: slightly('b') }),
    aStory('text', { publishedAt: day(30), vector: vectorOf('hạn mặn a b') }),
    aStory('section', { sectionId: 'kinh-te', publishedAt: day(0) }),
    aStory('old-event', { eventTagIds: ['hạn-2026'], publishedAt: day(4_000) }),
  ];

  test('excludes a section and a single tag, but not an event, similar texts and several tags', () => {
    expect(idsOf(candidates, { includesDistant: false })).toEqual(['old-event', 'text', 'tags']);
  });

  test('does not limit editors: distant stories are marked', () => {
    expect(choose(candidates).map(({ id, isRelevant }) => [id, isRelevant])).toEqual([
      ['old-event', true],
      ['text', true],
      ['tags', true],
      ['one-tag', false],
      ['section', false],
    ]);
  });

  test('does not apply to pins', () => {
    expect(idsOf(candidates, { pinnedIds: ['section'], includesDistant: false })[0]).toBe('section');
  });
});

test('the reason names the tag that says most, and a series as such', () => {
  const reasonOf = (...tags: ReturnType<typeof tag>[]) =>
    chooseRelated({
      story: aStory('a', { tags }),
      candidates: [aStory('b', { tags })],
      includesDistant: true,
    }).map(({ reason }) => reason);
  const [common, rare] = [tag('lúa', 0.4), tag('mekong', 0.8)];
  expect(reasonOf(common, rare)).toEqual([{ kind: 'shared-tags', tag: 'mekong' }]);
  expect(reasonOf(common, rare, tag('đồng bằng', 0.9, 'series'))).toEqual([
    { kind: 'same-series', tag: 'đồng bằng' },
  ]);
});

test('the story itself and stories on the page are never listed, not even as a pin', () => {
  const card = aStory('card', { eventTagIds: ['hạn-2026'] });
  expect(idsOf([read, card], { pinnedIds: ['read', 'card'], excludedIds: ['card'] })).toEqual([]);
});

test('a pin that is not live is left out', () => {
  expect(idsOf([aStory('live')], { pinnedIds: ['withdrawn', 'live'] })).toEqual(['live']);
});

test('five stories are listed, and pins alone can fill the list', () => {
  const many = Array.from({ length: 9 }, (_, index) => aStory(`k${index}`, { sectionId: 'kinh-te' }));
  expect(choose(many)).toHaveLength(5);
  expect(idsOf(many, { pinnedIds: many.map(({ id }) => id) })).toEqual(['k0', 'k1', 'k2', 'k3', 'k4']);
});

test('of two near-identical stories the newest is listed', () => {
  const headline = 'Giá gạo xuất khẩu tăng mạnh trong tháng năm';
  const list = idsOf([
    aStory('first', { headline, tags: [tag('lúa')], publishedAt: day(5) }),
    aStory('later', { headline: `${headline} này`, tags: [tag('lúa')], publishedAt: day(4) }),
  ]);
  expect(list).toEqual(['later']);
});

test('a near-identical copy of the story itself or of a pin is not listed', () => {
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

test('a near-identical copy of a story on the page is not listed', () => {
  const card = aStory('card', { headline: 'Nông dân đổi lịch xuống giống' });
  const again = aStory('again', { headline: 'Nông dân đổi lịch xuống giống', tags: [tag('lúa')] });
  expect(idsOf([card, again])).toEqual(['again']);
  expect(idsOf([card, again], { excludedIds: ['card'] })).toEqual([]);
});

test('if all candidates are copies of the story, only the best of them is listed', () => {
  const again = (id: string, rest: Partial<StoryFeatures> = {}) =>
    aStory(id, { headline: read.headline, vector: read.vector, ...rest });
  const copies = ['a', 'b', 'c'].map((id) => again(id, { tags: id === 'b' ? [tag('lúa')] : [] }));
  expect(idsOf([read, ...copies])).toEqual(['a']);
  const apart = again('apart', { vector: vectorOf('giá gạo'), tags: [tag('lúa'), tag('mekong', 0.8)] });
  expect(idsOf([read, apart])).toEqual(['apart']);
  expect(idsOf([read, ...copies], { excludedIds: ['c'] })).toEqual([]);
});

test('many copies of the story do not displace other stories', () => {
  const copies = Array.from({ length: 70 }, (_, index) =>
    aStory(`copy-${index}`, { headline: read.headline, vector: read.vector, tags: read.tags }),
  );
  const others = ['x', 'y'].map((id) => aStory(id, { sectionId: 'kinh-te' }));
  expect(idsOf([...copies, ...others])).toEqual(['x', 'y']);
});

test('at most one opinion is listed, and a pinned one takes precedence', () => {
  const opinions = ['a', 'b'].map((id) => aStory(id, { isOpinion: true, tags: [tag('lúa')] }));
  expect(choose(opinions)).toHaveLength(1);
  const pinned = aStory('pin', { isOpinion: true });
  expect(
    idsOf([...opinions, pinned, aStory('news', { tags: [tag('hạn')] })], { pinnedIds: ['pin'] }),
  ).toEqual(['pin', 'news']);
});

test('a rare tag counts more than a common one', () => {
  expect(
    idsOf([aStory('common', { tags: [tag('hạn', 0.4)] }), aStory('rare', { tags: [tag('mekong', 0.8)] })]),
  ).toEqual(['rare', 'common']);
});

test('of two equal candidates the older comes first', () => {
  const newer = aStory('newer', { tags: [tag('lúa')], publishedAt: day(-1) });
  const older = aStory('older', { tags: [tag('lúa')], publishedAt: day(1) });
  expect(idsOf([newer, older])).toEqual(['older', 'newer']);
});

test('a text published three times is listed once', () => {
  const alike = ['a', 'b', 'c'].map((id) => aStory(id, { vector: vectorOf('hạn mặn xâm nhập') }));
  const other = aStory('other', { vector: vectorOf('lúa vụ giá gạo') });
  expect(idsOf([...alike, other])).toEqual(['a', 'other']);
});

test('of two equally near candidates the more different one comes first', () => {
  const alike = ['x', 'y'].map((more, index) =>
    aStory(`${index}`, { vector: vectorOf(`hạn mặn ${more} xâm`) }),
  );
  const other = aStory('other', { vector: vectorOf('lúa đồng giá gạo') });
  expect(idsOf([...alike, other], { count: 2 })).toEqual(['0', 'other']);
});

test('a tag in an old story counts less than one in a recent story', () => {
  const old = aStory('old', { tags: [tag('mekong', 0.8)], publishedAt: day(700) });
  const fresh = aStory('fresh', { tags: [tag('lúa')], publishedAt: day(3) });
  expect(idsOf([old, fresh])).toEqual(['fresh', 'old']);
});

test('shared words in an old story count less than in a recent story', () => {
  const old = aStory('old', { vector: vectorOf('hạn mặn a b'), publishedAt: day(3_000) });
  const fresh = aStory('fresh', { vector: vectorOf('hạn lúa c d'), publishedAt: day(30) });
  expect(idsOf([old, fresh])).toEqual(['fresh', 'old']);
});

test('section and date matter more for short texts than for long ones', () => {
  const words = (of: string, count: number) => Array.from({ length: count }, (_, each) => `${of}${each}`);
  const orderOf = (terms: number) => {
    const sharing = (share: number, own: string) => {
      const common = Math.round(terms * share);
      return vectorOf([...words('w', common), ...words(own, terms - common)].join(' '));
    };
    const story = aStory('s', { sectionId: 'kinh-te', publishedAt: day(0), vector: sharing(1, 's') });
    return rankRelatives(story, [
      aStory('nearer', { publishedAt: day(30), vector: sharing(1 / 3, 'n') }),
      aStory('beside', { sectionId: 'kinh-te', vector: sharing(1 / 5, 'b') }),
    ]);
  };
  expect(orderOf(24)).toEqual(['beside', 'nearer']);
  expect(orderOf(vectorTerms)).toEqual(['nearer', 'beside']);
});

test('the ranking contains every relative in order, before duplicates are removed', () => {
  const headline = 'Giá gạo xuất khẩu tăng mạnh trong tháng năm';
  const twice = ['a', 'b'].map((id) => aStory(id, { headline, tags: [tag('lúa')] }));
  const [aWord, ...rest] = vectorOf('lúa a b c').map((term, index) => ({ ...term, share: index || 0.02 }));
  const distant = aStory('distant', { vector: [...rest, ...(aWord ? [aWord] : [])] });
  expect(idsOf([...twice, distant])).toEqual(['a']);
  expect(rankRelatives(read, [distant, ...twice, aStory('far'), read])).toEqual(['a', 'b', 'distant']);
});

describe('new developments', () => {
  const none = { barredIds: new Set<string>(), count: 3 };

  test('are newer stories of the same event, newest first, up to the limit', () => {
    const events = [-1, -2, -3, -4, 1].map((age) =>
      aStory(`${-age}`, { eventTagIds: ['hạn-2026'], publishedAt: day(age) }),
    );
    expect(newDevelopments(read, events, none)).toEqual(['4', '3', '2']);
    expect(newDevelopments(read, events, { ...none, barredIds: new Set(['3']) })).toEqual(['4', '2', '1']);
  });

  test('are similar texts of the same week if the story has no event', () => {
    const near = { vector: vectorOf('hạn mặn về cống') };
    const candidates = [
      aStory('soon', { ...near, publishedAt: day(-2) }),
      aStory('late', { ...near, publishedAt: day(-30) }),
      aStory('older', { ...near, publishedAt: day(2) }),
      aStory('far', { publishedAt: day(-1) }),
    ];
    expect(newDevelopments({ ...read, eventTagIds: [] }, candidates, none)).toEqual(['soon']);
    expect(newDevelopments(read, candidates, none)).toEqual([]);
  });
});

describe('near-identical stories appear once on the page', () => {
  const slots = (candidates: StoryFeatures[], { event = true, excludedIds = [] as string[] } = {}) => {
    const known = candidates.map((each) => ({ ...each, locale: 'vi' as const, isSponsored: false }));
    const eventIds = known.flatMap(({ id, eventTagIds }) => (eventTagIds.length > 0 ? [id] : []));
    const story = {
      ...read,
      ...(event ? {} : { eventTagIds: [] }),
      locale: 'vi' as const,
      isSponsored: false,
    };
    const chosen = chooseRelatedSlots(
      { story, candidates: known, pinnedIds: [], eventIds: event ? eventIds : [] },
      { excludedIds, lineId: 'hạn-2026' },
    );
    return { ...chosen, related: chosen.related.map(({ id }) => id) };
  };
  const inEvent = (id: string, age: number, rest: Partial<StoryFeatures> = {}) =>
    aStory(id, { eventTagIds: ['hạn-2026'], publishedAt: day(age), ...rest });

  test('a republished text is no new development, and of two copies the newer counts', () => {
    const again = { publishedAt: day(-1), vector: vectorOf('hạn mặn lúa đồng') };
    const copied = vectorOf('hạn mặn về cống');
    const candidates = [
      aStory('again', again),
      aStory('copy', { publishedAt: day(-2), vector: copied }),
      aStory('first', { publishedAt: day(-1), vector: copied }),
    ];
    expect(slots(candidates, { event: false })).toMatchObject({ newer: ['copy'], related: [] });
    const events = candidates.map((each) => ({ ...each, eventTagIds: ['hạn-2026'] }));
    expect(slots(events)).toMatchObject({ newer: ['copy'], related: [], eventLine: [] });
  });

  test('the event line has stories of its event only, and stories of other events may be related', () => {
    const candidates = [
      inEvent('line', 2),
      aStory('other', { eventTagIds: ['bầu-cử'], vector: vectorOf('hạn mặn a'), publishedAt: day(1) }),
    ];
    expect(slots(candidates)).toMatchObject({ eventLine: ['line'], related: ['other'] });
  });

  test('a copy of a card, a new development or the event line appears nowhere else', () => {
    const tagged = (id: string, age: number, rest: Partial<StoryFeatures> = {}) =>
      aStory(id, { tags: [tag('lúa')], publishedAt: day(age), ...rest });
    const candidates = [
      inEvent('newer', -1, { headline: 'Mở thêm ba cống ngăn mặn' }),
      tagged('newer-again', 1, { headline: 'Mở thêm ba cống ngăn mặn' }),
      inEvent('line', 2, { headline: 'Nông dân đổi lịch xuống giống' }),
      inEvent('line-again', 3, { headline: 'Nông dân đổi lịch xuống giống' }),
      tagged('tagged-again', 3, { headline: 'Nông dân đổi lịch xuống giống' }),
      tagged('card', 4, { headline: 'Kênh nội đồng được nạo vét' }),
      tagged('card-again', 5, { headline: 'Kênh nội đồng được nạo vét' }),
      inEvent('card-in-line', 6, { headline: 'Kênh nội đồng được nạo vét' }),
      tagged('else', 7, { vector: vectorOf('hạn mặn a b') }),
    ];
    expect(slots(candidates, { excludedIds: ['card'] })).toEqual({
      newer: ['newer'],
      eventLine: ['line'],
      related: ['else'],
    });
  });
});

test('the answer does not depend on the order of the candidates', () => {
  const candidates = Array.from({ length: 12 }, (_, index) => aStory(`k${index}`, { tags: [tag('lúa')] }));
  expect(idsOf([...candidates].reverse())).toEqual(idsOf(candidates));
});

test('a pin appears once, also if its headline has no words', () => {
  expect(idsOf([aStory('pin', { headline: '…', tags: [tag('lúa')] })], { pinnedIds: ['pin'] })).toEqual([
    'pin',
  ]);
});
