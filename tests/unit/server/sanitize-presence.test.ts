import { expect, test } from 'vitest';
import { sanitizePresence } from '#server/collab/sanitize-presence.ts';

const lan = { id: 'p1', name: 'Lan' };

test('a connection has one presence state, with its own person', () => {
  const states = new Map<number, Record<string, unknown>>([
    [
      7,
      {
        user: { personId: 'p9', name: 'Tổng biên tập' },
        cursor: { anchor: 'AA==', head: 'AQ==' },
        junk: 'x',
      },
    ],
    [8, { user: { personId: 'p8', name: 'Người thứ hai' } }],
  ]);
  sanitizePresence(states, lan);
  expect([...states]).toEqual([
    [7, { user: { personId: 'p1', name: 'Lan' }, cursor: { anchor: 'AA==', head: 'AQ==' } }],
  ]);
});

test.each([{ anchor: 'A'.repeat(201), head: 'A' }, { anchor: 1, head: 2 }, 'đây', null, undefined])(
  'an invalid cursor (%j) is removed',
  (cursor) => {
    const states = new Map<number, Record<string, unknown>>([[7, { cursor }]]);
    sanitizePresence(states, lan);
    expect(states.get(7)).toEqual({ user: { personId: 'p1', name: 'Lan' } });
  },
);

test('an empty presence stays empty', () => {
  const states = new Map<number, Record<string, unknown>>();
  sanitizePresence(states, lan);
  expect(states.size).toBe(0);
});
