import { expect, test } from 'vitest';
import { applyBodyDelta, bodyDelta, bodyDeltaSchema } from '#core/document/body-delta.ts';
import fc from '#tests/support/fast-check.ts';
import { bodyOf, everyBlock, para } from './body-fixtures.ts';

// Few different texts, so that equal blocks and false matches are common.
const bodies = fc.array(fc.constantFrom('a', 'b', 'c', '')).map((texts) => bodyOf(...texts.map(para)));

test('applying a delta to the old body gives the new body', () => {
  fc.assert(
    fc.property(bodies, bodies, (base, next) => {
      expect(applyBodyDelta(base, bodyDelta(base, next))).toEqual(next);
    }),
  );
});

test('a delta is never larger than the body, and is empty exactly if nothing changed', () => {
  fc.assert(
    fc.property(bodies, bodies, (base, next) => {
      const delta = bodyDelta(base, next);
      expect(delta.insert.length).toBeLessThanOrEqual(next.content.length);
      expect(delta.remove === 0 && delta.insert.length === 0).toBe(
        JSON.stringify(base) === JSON.stringify(next),
      );
    }),
  );
});

test('one letter typed in a long story sends one paragraph', () => {
  const texts = Array.from({ length: 200 }, (_, index) => `Đoạn ${index}`);
  const next = texts.with(120, 'Đoạn 120!');
  const delta = bodyDelta(bodyOf(...texts.map(para)), bodyOf(...next.map(para)));
  expect(delta).toEqual({ from: 120, remove: 1, insert: [para('Đoạn 120!')] });
  expect(bodyDeltaSchema.parse(delta)).toEqual(delta);
});

test.each([
  { from: 17, remove: 0, insert: [] },
  { from: 8, remove: 9, insert: [] },
  { from: -1, remove: 0, insert: [] },
  { from: 0.5, remove: 0, insert: [] },
])('a delta outside of the body is refused: %o', (delta) => {
  expect(() => applyBodyDelta(everyBlock, delta)).toThrow('body.bad-delta');
});
