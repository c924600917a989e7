import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseInput } from '#core/shared/parse-input.ts';

const schema = z.object({ q: z.string().max(5, 'field.too-long'), at: z.date().optional() });

test('what fits has its type, what does not says which field', () => {
  expect(parseInput(schema, { q: 'sông', at: new Date(0), other: '\0' })).toEqual({
    q: 'sông',
    at: new Date(0),
  });
  expect(() => parseInput(schema, { q: 'bến sông' })).toThrow(
    expect.objectContaining({ code: 'request.invalid', details: { fieldErrors: { q: 'field.too-long' } } }),
  );
});

test.each(['\0', 'a\ud800'])('text that no database holds is a faulty field', (q) => {
  expect(() => parseInput(schema, { q })).toThrow(
    expect.objectContaining({ code: 'request.invalid', details: { fieldErrors: { q: 'field.invalid' } } }),
  );
});
