import { describe, expect, test } from 'vitest';
import { roomOfFrame } from '#server/collab/room-of-frame.ts';
import { askToEnter, frameFor } from '#tests/support/site/raw-line.ts';

const room = 'article:01a20fe5-96e3-7c1a-ad12-54c474e5b387';

describe('the room that a message is for', () => {
  test.each([0, 1, 2, 3, 4, 7])('kind %i is said by our own program', (kind) => {
    expect(roomOfFrame(frameFor(room, kind, 1, 2, 3))).toBe(room);
  });

  test.each([
    ['nothing at all', new Uint8Array()],
    ['a name that ends in the middle', askToEnter(room).slice(0, 20)],
    ['a name alone', frameFor(room, 0).slice(0, room.length + 1)],
    ['a length of more than there is', new Uint8Array([255, 255, 255, 255, 255, 255, 255, 255, 255, 1])],
    ['a room that is no article’s', askToEnter('__proto__')],
    ['as many dashes as an id has signs', askToEnter(`article:${'-'.repeat(36)}`)],
    ['a path', askToEnter('article:../../etc/passwd')],
    ['a session of its own in the name', askToEnter(`${room}\0one`)],
    ['a message to all in the room', frameFor(room, 6, 1, 65)],
    ['a message that only the server sends', frameFor(room, 5, 1, 65)],
    ['a kind that there is not', frameFor(room, 99)],
  ])('%s is for no room', (_, frame) => {
    expect(roomOfFrame(frame)).toBeNull();
  });
});
