import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { checkNews } from '#components/desk/breaking/news-checks.ts';
import { sendNews } from '#components/desk/breaking/send-news.ts';
import { forgetNews, keepNews, type News, unsentNews } from '#components/desk/breaking/unsent-news.ts';
import { ageOfDebt, mayWatchDebts } from '#core/articles/debts.ts';

const news: News = {
  id: '01990c1e-0000-7000-8000-000000000001',
  headline: 'Cháy lớn ở chợ đầu mối',
  sapo: 'Lửa bùng lên lúc 9 giờ 40.',
  sectionId: 'the-gioi',
  sourceId: 'lan',
  wasSent: false,
};

describe('the checks of breaking news while typing', () => {
  const failing = (changes: Partial<News>) =>
    checkNews({ ...news, ...changes }, ['the-gioi'])
      .filter(({ passed }) => !passed)
      .map(({ name }) => name);

  test('are four, and all pass when nothing is missing', () => {
    expect(checkNews(news, ['the-gioi'])).toEqual(
      ['headline', 'section', 'source', 'block'].map((name) => ({ name, passed: true })),
    );
  });

  test.each([
    ['no headline', { headline: ' ' }, ['headline']],
    ['a headline of 161 characters', { headline: 'a'.repeat(161) }, ['headline']],
    ['no section', { sectionId: '' }, ['section']],
    ['a section that no longer exists', { sectionId: 'cu' }, ['section']],
    ['neither source nor author', { sourceId: '' }, ['source']],
    ['a placeholder', { sapo: 'Ba người ở [TK tên chợ].' }, ['tk']],
    ['a sentence of 601 characters', { sapo: 'a'.repeat(601) }, ['sapo']],
  ])('%s fails', (_, changes, names) => {
    expect(failing(changes)).toEqual(names);
  });

  test('an empty sapo passes', () => {
    expect(failing({ sapo: '' })).toEqual([]);
  });
});

describe('typed breaking news', () => {
  let store: Map<string, string>;
  beforeEach(() => {
    store = new Map();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => store.get(key) ?? null,
      setItem: (key: string, value: string) => store.set(key, value),
      removeItem: (key: string) => store.delete(key),
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  test('is stored in the browser for each person until it is forgotten', () => {
    keepNews('lan', { ...news, wasSent: true });
    expect(unsentNews('lan')).toEqual({ ...news, wasSent: true });
    expect(unsentNews('huy')).toBeNull();
    forgetNews('lan');
    expect(unsentNews('lan')).toBeNull();
  });

  test.each(['no json', '7', '{"id":"x"}'])('is ignored if the store has %s', (stored) => {
    for (const key of ['toasoan-breaking-lan']) store.set(key, stored);
    expect(unsentNews('lan')).toBeNull();
  });

  test('is not stored if the browser has no storage', () => {
    vi.stubGlobal('localStorage', undefined);
    keepNews('lan', news);
    expect(unsentNews('lan')).toBeNull();
    forgetNews('lan');
  });
});

describe('the answer of the server', () => {
  afterEach(() => vi.unstubAllGlobals());
  const answer = (status: number, body: string) =>
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => new Response(body, { status })),
    );

  test('is the published story', async () => {
    answer(201, '{"id":"a","url":"/the-gioi/x-1","headline":"Cháy"}');
    expect(await sendNews(news)).toMatchObject({ kind: 'published', story: { url: '/the-gioi/x-1' } });
    expect(JSON.parse(vi.mocked(fetch).mock.calls[0]?.[1]?.body as string)).toEqual({
      ...{ id: news.id, headline: news.headline, sapo: news.sapo },
      ...{ section: 'the-gioi', byline: ['lan'] },
    });
  });

  test("is a refusal with the server's message", async () => {
    answer(403, '{"error":{"code":"action.needs-grant","message":"Cần được cấp quyền."}}');
    expect(await sendNews(news)).toEqual({ kind: 'refused', message: 'Cần được cấp quyền.' });
  });

  test.each([
    ['a server that fails', 500, '{"error":{"code":"server.failed","message":"…"}}'],
    ['a gateway without a server', 502, '<html>'],
    ['an invalid answer', 200, '<html>'],
  ])('is unknown after %s', async (_, status, body) => {
    answer(status, body);
    expect(await sendNews(news)).toEqual({ kind: 'unknown' });
  });

  test('is unknown after a network error', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => {
        throw new TypeError('Failed to fetch');
      }),
    );
    expect(await sendNews(news)).toEqual({ kind: 'unknown' });
  });
});

describe('a review debt', () => {
  const openedAt = new Date('2026-05-04T03:00:00Z');
  test.each([
    [-1_000, 0, 'opened'],
    [59_999, 0, 'opened'],
    [599_999, 9, 'opened'],
    [600_000, 10, 'managing'],
    [1_800_000, 30, 'everybody'],
  ])('%i ms after it was opened is %i minutes old and at the stage "%s"', (ms, minutes, stage) => {
    expect(ageOfDebt(openedAt, new Date(openedAt.getTime() + ms))).toEqual({ minutes, stage });
  });

  test.each([
    ['managing_editor', true],
    ['editor', true],
    ['journalist', false],
    ['legal', false],
    ['admin', false],
  ] as const)('is visible to a %s: %s', (role, isSeen) => {
    expect(mayWatchDebts({ roles: [{ role, sectionId: null }] }).ok).toBe(isSeen);
  });
});
