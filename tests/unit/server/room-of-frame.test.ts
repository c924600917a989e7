import { describe, expect, test } from 'vitest';
import { roomOfFrame } from '#server/collab/room-of-frame.ts';
import { askToEnter, frameFor } from '#tests/support/site/raw-connection.ts';

const room = 'article:01a20fe5-96e3-7c1a-ad12-54c474e5b387';

describe('the room of a message', () => {
  test.each([0, 1, 2, 3, 4, 7])('is read from a message of kind %i', (kind) => {
    expect(roomOfFrame(frameFor(room, kind, 1, 2, 3))).toBe(room);
  });

  test.each([
    ['an empty frame', new Uint8Array()],
    ['a name that ends in the middle', askToEnter(room).slice(0, 20)],
    ['a name alone', frameFor(room, 0).slice(0, room.length + 1)],
    ['a length beyond the end', new Uint8Array([255, 255, 255, 255, 255, 255, 255, 255, 255, 1])],
    ['a room that is no article’s', askToEnter('__proto__')],
    ['dashes in place of an id', askToEnter(`article:${'-'.repeat(36)}`)],
    ['a path', askToEnter('article:../../etc/passwd')],
    ['a session suffix in the name', askToEnter(`${room}\0one`)],
    ['a message to all in the room', frameFor(room, 6, 1, 65)],
    ['a message that only the server sends', frameFor(room, 5, 1, 65)],
    ['an unknown kind', frameFor(room, 99)],
  ])('is null for %s', (_, frame) => {
    expect(roomOfFrame(frame)).toBeNull();
  });
});
