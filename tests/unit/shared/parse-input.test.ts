import { expect, test } from 'vitest';
import { z } from 'zod';
import { daySchema } from '#core/shared/day-schema.ts';
import { momentSchema } from '#core/shared/moment-schema.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { wholeNumber } from '#core/shared/whole-number.ts';

test.each(['', ' ', '1e3', '0x10', '+5', '-1', '5.0', null, true, 1.5])('%j is no whole number', (value) => {
  expect(wholeNumber().safeParse(value).success).toBe(false);
});

test('a whole number is a string of digits or a number', () => {
  expect(['0', '7', 7].map((value) => wholeNumber().parse(value))).toEqual([0, 7, 7]);
  expect(wholeNumber({ min: 1, max: 40 }).safeParse('41').success).toBe(false);
});

test('a moment has a four-digit year, and a day is within the years of the archive', () => {
  const late = '9999-12-31T23:59:59';
  expect(momentSchema.parse(`${late}Z`)).toEqual(new Date(`${late}Z`));
  for (const value of [`${late}-23:59`, '0001-01-01T00:00:00+23:59', late, 0, null, '', new Date(8e15)])
    expect([value, momentSchema.safeParse(value).success]).toEqual([value, false]);
  expect(['2026-02-28', '2026-02-30', '0001-01-01'].map((day) => daySchema.safeParse(day).success)).toEqual([
    ...[true, false, false],
  ]);
});

const schema = z.object({ q: z.string().max(5, 'field.too-long'), at: z.date().optional() });

test('valid input gets its type, and invalid input names the field', () => {
  expect(parseInput(schema, { q: 'sông', at: new Date(0), other: '\0' })).toEqual({
    q: 'sông',
    at: new Date(0),
  });
  expect(() => parseInput(schema, { q: 'bến sông' })).toThrow(
    expect.objectContaining({ code: 'request.invalid', details: { fieldErrors: { q: 'field.too-long' } } }),
  );
});

test('a list that is longer than any field takes is refused before its items are read', () => {
  const read: number[] = [];
  const ids = z.object({
    chosen: z.object({ ids: z.array(z.custom((value) => read.push(Number(value)) < 0)) }),
  });
  const listOf = (length: number) => ({ chosen: { ids: Array.from({ length }, () => 1) } });
  expect(() => parseInput(ids, listOf(10_001))).toThrow(
    expect.objectContaining({ details: { fieldErrors: { 'chosen.ids': 'field.too-many' } } }),
  );
  expect(read).toEqual([]);
  expect(() => parseInput(ids, listOf(2))).toThrow(expect.objectContaining({ code: 'request.invalid' }));
  expect(read).toHaveLength(2);
  const itself: Record<string, unknown> = { q: 'x' };
  itself.itself = itself;
  expect(parseInput(z.object({ q: z.string() }), itself)).toEqual({ q: 'x' });
  // A body has its own limits, and a text beyond them is kept.
  const body = { content: Array.from({ length: 10_001 }, () => ({})) };
  expect(parseInput(z.looseObject({}), { content: { body } })).toEqual({ content: { body } });
});

test.each([
  ['a missing field', {}, 'field.required'],
  ['null', { q: null }, 'field.required'],
  ['a number', { q: 5 }, 'field.invalid'],
  ['a list', { q: ['sông'] }, 'field.invalid'],
])('%s in place of a text has its own code', (_, raw, code) => {
  expect(() => parseInput(schema, raw)).toThrow(
    expect.objectContaining({ code: 'request.invalid', details: { fieldErrors: { q: code } } }),
  );
});

test.each(['\0', 'a\ud800'])('text that the database cannot store is invalid', (q) => {
  expect(() => parseInput(schema, { q })).toThrow(
    expect.objectContaining({ code: 'request.invalid', details: { fieldErrors: { q: 'field.invalid' } } }),
  );
});

test('an error may have values for its message', () => {
  const params = { line: 3, text: 'xin chào' };
  const lines = z.string().superRefine((_, { addIssue }) => {
    addIssue({ code: 'custom', message: 'settings.ads-txt', params });
  });
  expect(() => parseInput(z.object({ lines }), { lines: '' })).toThrow(
    expect.objectContaining({
      details: { fieldErrors: { lines: 'settings.ads-txt' }, fieldDetails: { lines: params } },
    }),
  );
});
