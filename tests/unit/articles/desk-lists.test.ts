import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ACTIONS } from '#core/articles/actions.ts';
import { BULK_COMMANDS, offeredInBulk } from '#core/articles/bulk.ts';
import { filterFields, filterQuery, isUnfiltered } from '#core/articles/desk-filter.ts';
import { deskLexemes } from '#core/articles/desk-lexemes.ts';
import { deskWindows } from '#core/articles/desk-windows.ts';
import { deskWords } from '#core/articles/desk-words.ts';
import { pileOf } from '#core/articles/pile-of.ts';
import { dayOf, startOfDay } from '#core/i18n/day-bounds.ts';

test.each(['2026-01-01T00:00:00Z', '2026-11-25T10:00:00Z', '2024-02-29T23:59:00Z', '2026-12-31T23:00:00Z'])(
  'the windows of a list from %s cover every month exactly once',
  (from) => {
    const windows = deskWindows(new Date(from), null);
    const newest = new Date(new Date(from).getTime() + 86_400_000);
    const monthsOf = (lexeme: string) =>
      lexeme.startsWith('§month:')
        ? [lexeme.slice(7)]
        : Array.from({ length: 12 }, (_, at) => `${lexeme.slice(6)}-${String(12 - at).padStart(2, '0')}`);
    const expected: string[] = [];
    for (let month = newest.getUTCMonth(), year = newest.getUTCFullYear(); year >= 1970; month -= 1) {
      expected.push(`${year}-${String(month + 1).padStart(2, '0')}`);
      if (month === 0) [month, year] = [12, year - 1];
    }
    expect(windows.flatMap(({ whole }) => whole).flatMap(monthsOf)).toEqual(expected);
    // The parts of a window cover the same months.
    expect(windows.flatMap(({ parts }) => parts).flatMap(monthsOf)).toEqual(expected);
    expect(windows.slice(0, 3).map(({ parts }) => parts.length)).toEqual([1, 1, 3]);
  },
);

test('windows before the first requested day are skipped', () => {
  const windows = deskWindows(new Date('2026-11-25T00:00:00Z'), new Date('2026-10-20T00:00:00Z'));
  expect(windows.flatMap(({ whole }) => whole)).toEqual(['§month:2026-11', '§month:2026-10']);
});

test('a headline is indexed by its words without accents, in NFC or NFD', () => {
  const words = deskWords('“HOÀ giải” ở Đắk Lắk, 12% – NFD: hòa'.normalize('NFD'));
  expect(words).toEqual(['hoa', 'giai', 'o', 'dak', 'lak', '12', 'nfd']);
  const lexemes = deskLexemes({
    ...{ number: 1207, headline: 'Hòa giải', pile: 'in_review', sectionId: 's', priority: 'normal' },
    ...{ createdBy: 'a', authorIds: ['a', 'b'], tagIds: ['t'], claimedBy: null, isShared: true, dueAt: null },
    savedAt: new Date('2026-11-25T00:00:00Z'),
  });
  expect(lexemes).toEqual([
    ...[
      'hoa',
      'giai',
      '1207',
      '§owner:a',
      '§owner:b',
      '§pile:in_review',
      '§section:s',
      '§author:a',
      '§author:b',
    ],
    ...['§tag:t', '§priority:normal', '§claim:none', '§month:2026-11', '§year:2026'],
  ]);
});

test.each([
  [{ workState: 'draft', publicState: 'live' }, 'draft'],
  [{ workState: 'approved', publicState: 'live', liveVersionId: 'v1' }, 'approved'],
  [{ workState: 'approved', publicState: 'live', liveVersionId: 'v2' }, 'live'],
  [{ workState: 'approved', publicState: 'scheduled' }, 'scheduled'],
  [{ workState: 'draft', publicState: 'scheduled' }, 'draft'],
  [{ workState: 'in_review', publicState: 'killed' }, 'withdrawn'],
  [{ workState: 'spiked', publicState: 'none' }, 'spiked'],
] as const)('%j is in the pile %s', (article, pile) => {
  expect(pileOf({ workingVersionId: 'v2', liveVersionId: null, ...article })).toBe(pile);
});

test('a filter gives the same query string for any order of choice', () => {
  const query = filterQuery(
    filterFields({ tag: 'a b', state: 'live', nonsense: 'x', q: '', section: 'the-gioi' }),
  );
  expect(query).toBe('state=live&section=the-gioi&tag=a+b');
  expect(isUnfiltered({ view: 'mine', state: 'live' })).toBe(true);
  expect(isUnfiltered({ q: 'gạo' })).toBe(false);
  expect(isUnfiltered({ sort: 'due' })).toBe(false);
});

test('bulk commands need no input but a reason, and exclude fast publication', () => {
  for (const command of BULK_COMMANDS) {
    const row: object = ACTIONS[command];
    for (const asked of ['publicNote', 'at', 'updateKind', 'notice']) expect(row).not.toHaveProperty(asked);
  }
  expect(BULK_COMMANDS).not.toContain('fast_publish');
  expect(BULK_COMMANDS).toContain('request_changes');
});

test('the chosen stories offer the commands that apply to at least one of them, in a fixed order', () => {
  expect(offeredInBulk([{ deeds: ['tag', 'approve'] }, { deeds: ['claim'] }])).toEqual([
    'claim',
    'approve',
    'tag',
  ]);
  expect(offeredInBulk([])).toEqual([]);
});

test('a day begins by the clock of the newsroom', () => {
  expect(startOfDay('2026-11-25', 'Asia/Ho_Chi_Minh')?.toISOString()).toBe('2026-11-24T17:00:00.000Z');
  expect(startOfDay('2026-11-30', 'Asia/Ho_Chi_Minh', 1)?.toISOString()).toBe('2026-11-30T17:00:00.000Z');
  expect(startOfDay('2026-13-01', 'Asia/Ho_Chi_Minh')).toBeNull();
  expect(dayOf(new Date('2026-11-25T17:30:00Z'), 'Asia/Ho_Chi_Minh')).toBe('2026-11-26');
});

test("every query file that writes articles also writes the desk's list row", () => {
  const folder = new URL('../../../db/queries/', import.meta.url);
  const writers = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) =>
      name.endsWith('.ts') &&
      /\.(update|insert|delete)\(articles\)/.test(readFileSync(new URL(name, folder), 'utf8')),
  );
  expect(writers).toContain('articles/articles.ts');
  for (const name of writers) {
    expect(readFileSync(new URL(name, folder), 'utf8'), name).toContain('projectForDesk(tx');
  }
});
