import { describe, expect, test } from 'vitest';
import { findingKeys, nearInTime } from '#core/related/finding-keys.ts';
import { searchTerms } from '#core/related/search-terms.ts';
import { compare, type PreparedText, prepareText } from '#core/related/similarity.ts';
import { storyTerms, termKey } from '#core/related/story-terms.ts';
import { likenessOf, type StoryVector, storyVector, weighed } from '#core/related/story-vector.ts';
import { vectorBytes, vectorOfBytes } from '#core/related/vector-bytes.ts';
import { findingTerms, vectorTerms } from '#core/related/weights.ts';
import { foldedWords } from '#core/text/word-overlap.ts';
import fc from '#tests/support/fast-check.ts';

const likenessIn = (story: StoryVector, other: StoryVector) => likenessOf(weighed(story), other);

const counts: Record<string, number> = { và: 990, của: 1000, lúa: 20, gạo: 20, mặn: 5 };
const countOf = new Map(Object.entries(counts).map(([term, count]) => [termKey(term), count]));
const statistics = {
  storyCount: 1000,
  averageLength: 4,
  countOf: (key: number) => countOf.get(key) ?? 1,
};
const empty = { headline: '', sapo: '', body: '' };
const at = new Date('2026-05-20T05:00:00Z');
const vectorFor = (story: object) => storyVector(storyTerms({ ...empty, ...story }), statistics);
const shareOf = (story: object, term: string) =>
  vectorFor(story).find(({ key }) => key === termKey(term))?.share ?? 0;

describe('the vector of a story', () => {
  test('weighs rare words more than common words', () => {
    const headline = 'lúa, và, mặn, của';
    const order = vectorFor({ headline }).map(({ key }) => key);
    expect(order).toEqual(['mặn', 'lúa', 'và', 'của'].map(termKey));
  });

  test('leaves function words out of a text, but not out of a headline', () => {
    expect(shareOf({ body: 'lúa, và, mặn' }, 'và')).toBe(0);
    expect(shareOf({ body: 'lúa và mặn' }, 'lúa và')).toBeGreaterThan(0);
    expect(shareOf({ headline: 'lúa, và, mặn' }, 'và')).toBeGreaterThan(0);
  });

  test('weighs the headline more than the sapo, and the sapo more than the body', () => {
    const story = { headline: 'lúa', sapo: 'gạo', body: 'mặn' };
    const [headline, sapo, body] = ['lúa', 'gạo', 'mặn'].map((term) => shareOf(story, term));
    expect(headline).toBeGreaterThan(sapo ?? 0);
    expect(sapo).toBeGreaterThan(body ?? 0);
  });

  test('counts words of a story with only a headline once', () => {
    expect(shareOf({ headline: 'lúa gạo' }, 'lúa')).toBeCloseTo(shareOf({ body: 'lúa gạo' }, 'lúa'));
  });

  test('has terms of two adjacent words without punctuation between them', () => {
    expect(shareOf({ body: 'giá lúa' }, 'giá lúa')).toBeGreaterThan(0);
    expect(shareOf({ body: 'giá, lúa' }, 'giá lúa')).toBe(0);
  });

  test('keeps accents, and unifies the place of the tone mark', () => {
    const keys = vectorFor({ body: 'hoà, hòa, hoa' }).map(({ key }) => key);
    expect(new Set(keys)).toEqual(new Set(['hòa', 'hoa'].map(termKey)));
  });

  test.each([
    ['Nước về Cần Thơ sau bão', ['cần', 'thơ'], ['nước', 'về', 'bão']],
    ['Messi ghi bàn. Đội khách thua', [], ['messi', 'đội']],
    ['Nguyễn Văn Trỗi là ai?', ['nguyễn', 'văn', 'trỗi'], ['là']],
    ['Trump Says He Will Meet Xi Again', [], ['trump', 'xi']],
    ['BÃO SỐ 3 ĐỔ BỘ QUẢNG NINH', [], ['bão', 'ninh']],
    ['', [], []],
  ])('of “%s” has the names %j', (headline, names, others) => {
    const isName = new Map(vectorFor({ headline }).map((term) => [term.key, term.isName]));
    for (const name of names) expect(isName.get(termKey(name))).toBe(true);
    for (const other of others) expect(isName.get(termKey(other))).toBe(false);
  });

  test('keeps only its heaviest terms, and is found by fewer', () => {
    const vector = vectorFor({ body: Array.from({ length: 200 }, (_, index) => `từ${index}`).join(' ') });
    expect(vector).toHaveLength(vectorTerms);
    expect(findingKeys(vector, at).slice(0, findingTerms)).toEqual(
      vector.slice(0, findingTerms).map(({ key }) => key),
    );
  });

  test('works for an empty archive and an empty story', () => {
    const none = { storyCount: 0, averageLength: 0, countOf: () => 0 };
    expect(storyVector(storyTerms(empty), none)).toEqual([]);
    expect(storyVector(storyTerms({ ...empty, body: 'lúa' }), none)[0]?.share).toBeGreaterThan(0);
  });
});

describe('likeness', () => {
  const story = { headline: 'Mặn về sớm ở Bến Tre', body: 'nước mặn vào ruộng lúa' };

  test('is 1 for equal texts and 0 without common terms', () => {
    expect(likenessIn(vectorFor(story), vectorFor(story))).toBeCloseTo(1);
    expect(likenessIn(vectorFor(story), vectorFor({ body: 'phim hay' }))).toBe(0);
    expect(likenessIn([], vectorFor(story))).toBe(0);
  });

  test('is higher for a common name than for a common word of the same rarity', () => {
    const name = likenessIn(vectorFor(story), vectorFor({ body: 'tre xanh' }));
    const word = likenessIn(vectorFor(story), vectorFor({ body: 'ruộng xanh' }));
    expect(name).toBeGreaterThan(word);
  });

  test('is between 0 and 1 for any two texts', () => {
    const text = fc.record({ headline: fc.string({ unit: 'grapheme' }), sapo: fc.lorem(), body: fc.lorem() });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const likeness = likenessIn(vectorFor(one), vectorFor(other));
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('near-identical stories', () => {
  const usual = { ...statistics, averageLength: 60 };
  const prepare = (headline: string, body = '') =>
    prepareText(foldedWords(headline), storyVector(storyTerms({ ...empty, headline, body }), usual));

  const isSame = (one: PreparedText, other: PreparedText) =>
    compare([one, other]).isNearDuplicate(one, other);
  const likeness = (one: PreparedText, other: PreparedText) => compare([one, other]).alikeness(one, other);

  test.each([
    ['Bão số 3 đổ bộ Quảng Ninh, sức gió cấp 12', 'BÃO SỐ 3 đổ bộ Quảng Ninh: sức gió cấp 13', true],
    ['Bão số 3 đổ bộ Quảng Ninh', 'Bão số 3 gây mưa lớn ở Thanh Hóa', false],
    ['', '', false],
  ])('“%s” and “%s”: %s', (headline, other, expected) => {
    expect(isSame(prepare(headline), prepare(other))).toBe(expected);
  });

  test('have the same text under two headlines', () => {
    const body = Array.from({ length: 60 }, (_, index) => `chuyện${index}`).join(' ');
    expect(isSame(prepare('Đêm trắng ở bến phà', body), prepare('Một đêm chờ đò', body))).toBe(true);
    expect(likeness(prepare('', body), prepare('', 'phim'))).toBe(0);
  });

  test('have a likeness equal to the cosine of their terms', () => {
    const one = prepare('', 'lúa mặn lúa mặn sông');
    const other = prepare('', 'lúa sông đê điều');
    const third = prepare('', 'mặn đê lúa lúa');
    const { alikeness } = compare([third, one, other]);
    for (const [a, b] of [
      [one, other],
      [other, third],
      [third, one],
    ] as const) {
      const weightIn = new Map(Array.from(b.terms.keys, (key, at) => [key, b.terms.weights[at] ?? 0]));
      const common = Array.from(
        a.terms.keys,
        (key, at) => (a.terms.weights[at] ?? 0) * (weightIn.get(key) ?? 0),
      );
      const cosine = common.reduce((sum, product) => sum + product, 0) / (a.length * b.length);
      expect(alikeness(a, b)).toBeCloseTo(cosine, 10);
      expect(alikeness(b, a)).toBe(alikeness(a, b));
    }
    expect(alikeness(one, other)).toBeGreaterThan(0);
  });
});

test('a stored vector round-trips to a thousandth', () => {
  const term = fc.record({
    key: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    share: fc.float({ min: 0, max: Math.fround(3.9), noNaN: true }),
    rarity: fc.float({ min: 0, max: Math.fround(15.9), noNaN: true }),
    isName: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(term, { maxLength: vectorTerms }), (vector) => {
      const decoded = vectorOfBytes(vectorBytes(vector));
      expect(decoded.map(({ key, isName }) => [key, isName])).toEqual(
        vector.map(({ key, isName }) => [key, isName]),
      );
      for (const [index, { share, rarity }] of decoded.entries()) {
        expect(share).toBeCloseTo(vector[index]?.share ?? -1, 3);
        expect(rarity).toBeCloseTo(vector[index]?.rarity ?? -1, 3);
      }
    }),
  );
});

describe('the search terms for relatives', () => {
  const term = (key: number, stories: number, total: number): StoryVector[number] => {
    return { key, share: 1, rarity: Math.log(total / stories), isName: false };
  };

  test('are those with few hits in a large archive', () => {
    const total = 1_000_000;
    const vector = [term(1, 90, total), term(2, 40_000, total), term(3, 200, total), term(4, 280, total)];
    expect(
      searchTerms(vector, { storyCount: total, publishedAt: at, isScored: true })
        .slice(0, 3)
        .map(({ key }) => key),
    ).toEqual([1, 3, 4]);
  });

  test('are limited in time if they are common in all years', () => {
    const total = 1_000_000;
    const [asked, found] = [term(2, 40_000, total), term(2, 35_000, total)];
    const keys = new Set(
      searchTerms([term(1, 90, total), asked], { storyCount: total, publishedAt: at, isScored: true }).map(
        ({ key }) => key,
      ),
    );
    const findsOne = (days: number) =>
      findingKeys([found], new Date(at.getTime() + days * 86_400_000)).some(
        (key) => key !== found.key && keys.has(key),
      );
    expect([-20, 0, 20].map(findsOne)).toEqual([true, true, true]);
    expect([-90, 90, 365].map(findsOne)).toEqual([false, false, false]);
    expect(new Set(nearInTime([{ key: 2 }], at).map(({ key }) => key)).size).toBe(3);
  });

  test('are all limited in time, and hits near in time count more', () => {
    const total = 1_000_000;
    const rare = [90, 800, 600].map((stories, key) => term(key, stories, total));
    const common = Array.from({ length: 90 }, (_, key) => term(key + 3, 5_000, total));
    const asked = searchTerms([...rare, ...common], { storyCount: total, publishedAt: at, isScored: true });
    expect(asked.length).toBeLessThanOrEqual(3 * (rare.length + common.length));
    const worth = (found: StoryVector[number], days: number) => {
      const keys = new Set(findingKeys([found], new Date(at.getTime() + days * 86_400_000)));
      return asked.reduce((sum, { key, weight }) => sum + (keys.has(key) ? weight : 0), 0);
    };
    for (const each of common) {
      expect([-15, -10, 0, 10, 15].map((days) => worth(each, days) > 0)).not.toContain(false);
      expect(worth(each, 400)).toBe(0);
    }
    const [unseen, ...seen] = rare as [StoryVector[number], ...StoryVector];
    for (const each of seen) expect(worth(each, 10)).toBeGreaterThan(2 * worth(each, 400));
    expect(worth(unseen, 10)).toBe(worth(unseen, 400));
  });

  test('include at least the rarest term if all are common', () => {
    const total = 1_000_000;
    const vector = [1, 2, 3, 4].map((key) => term(key, key * 10_000, total));
    const keys = new Set(
      searchTerms(vector, { storyCount: total, publishedAt: at, isScored: true }).map(({ key }) => key),
    );
    expect(vector.filter(({ key }) => keys.has(key)).map(({ key }) => key)).toEqual([1]);
  });

  test('cover half a month on every day of the month', () => {
    const total = 1_000_000;
    const common = Array.from({ length: 90 }, (_, key) => term(key, 5_000, total));
    for (let day = 0; day < 31; day += 1) {
      const moment = new Date(at.getTime() + day * 86_400_000);
      const keys = new Set(
        searchTerms(common, { storyCount: total, publishedAt: moment, isScored: true }).map(({ key }) => key),
      );
      const finds = (days: number) =>
        findingKeys(common, new Date(moment.getTime() + days * 86_400_000)).some(
          (key) => keys.has(key) && !common.some((each) => each.key === key),
        );
      expect([-15, 15, -65, 65].map(finds)).toEqual([true, true, false, false]);
    }
  });

  test('are used once each in a small archive, with full weight', () => {
    const few = 250;
    const vector = [term(1, 3, few), term(2, 40, few), term(3, 200, few)];
    const weightOf = new Map(
      searchTerms(vector, { storyCount: few, publishedAt: at, isScored: true }).map(({ key, weight }) => [
        key,
        weight,
      ]),
    );
    expect([...weightOf.keys()].sort()).toEqual([1, 2, 3]);
    const inYears = new Map(
      searchTerms(vector, { storyCount: 5_000, publishedAt: at, isScored: true }).map(({ key, weight }) => [
        key,
        weight,
      ]),
    );
    expect(inYears.size).toBeGreaterThan(3);
    expect(weightOf.get(1)).toBeGreaterThan(2 * (inYears.get(1) ?? Number.NaN));
    // Unscored hits keep their order, so they must be found by time.
    const unscored = searchTerms(vector, { storyCount: few, publishedAt: at, isScored: false });
    expect(unscored.length).toBeGreaterThan(3);
  });

  test('are all terms in an empty archive, and empty for an empty vector', () => {
    const vector = vectorFor({ body: 'lúa gạo mặn' });
    const keys = new Set(
      searchTerms(vector, { storyCount: 0, publishedAt: at, isScored: true }).map(({ key }) => key),
    );
    expect(vector.filter(({ key }) => keys.has(key))).toHaveLength(5);
    expect(searchTerms([], { storyCount: 1_000, publishedAt: at, isScored: true })).toEqual([]);
  });
});
