import { expect, test } from 'vitest';
import { ClientWriters } from '#core/working-copy/client-writers.ts';

const claims = [
  { clientId: 7, fromClock: 5, personId: 'thu' },
  { clientId: 7, fromClock: 0, personId: 'lan' },
];

test('text of a client with several writers belongs to the newest claim before it', () => {
  const writers = new ClientWriters(claims);
  expect([0, 4, 5, 900].map((clock) => writers.writerAt(7, clock))).toEqual(['lan', 'lan', 'thu', 'thu']);
  writers.add({ clientId: 7, fromClock: 9, personId: null });
  expect([8, 9].map((clock) => writers.writerAt(7, clock))).toEqual(['thu', null]);
});

test('text of a client without a claim has no writer', () => {
  expect(new ClientWriters(claims).writerAt(8, 0)).toBeNull();
  expect(new ClientWriters([{ clientId: 8, fromClock: 3, personId: 'lan' }]).writerAt(8, 2)).toBeNull();
});

test('only the person of the newest claim may write under a client, and anyone under an unclaimed one', () => {
  const writers = new ClientWriters(claims);
  expect(['lan', 'thu'].map((person) => writers.mayWrite(7, person))).toEqual([false, true]);
  expect(['lan', 'thu'].map((person) => writers.isOf(7, person))).toEqual([false, true]);
  expect([writers.mayWrite(8, 'lan'), writers.isOf(8, 'lan')]).toEqual([true, false]);
});
