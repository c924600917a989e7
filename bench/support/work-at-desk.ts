import { setTimeout as sleep } from 'node:timers/promises';
import * as Y from 'yjs';
import { joinRoom, type RoomForTest, until } from '#tests/support/collab/collab.ts';
import { beginStory, type Journalist, signInOverHttp } from './soak-newsroom.ts';
import { cursorAt, insertWord, missingFrom, type SoakStory } from './soak-story.ts';

/** Operations at the desk whose waiting time is measured. */
export type DeskWait = 'list' | 'search' | 'story' | 'room' | 'acknowledgement' | 'sign-in';

export type DeskPerson = {
  readonly person: Journalist;
  readonly url: string;
  readonly random: () => number;
  readonly isOver: () => boolean;
  readonly waited: (what: DeskWait, ms: number) => void;
  /** The status of a failed page; 0 for no response. */
  readonly answered: (status: number) => void;
  readonly failed: (what: string) => void;
};

const STORY_WORDS = 300;
const WORDS_A_VISIT = 8;
/** Visits to one story before the next, so that stories stay bounded. */
const VISITS = 20;
const SIGN_IN_AGAIN = 0.02;
const LISTS = ['/desk', '/desk?view=mine', '/desk/planning', '/desk/media'];
const SEARCHES = ['bài', 'nước', 'thành phố', 'w1'];

/**
 * A repeating working day: a list, a search, an own story, some words in it over the connection, and
 * occasional sign-ins. Returns acknowledged words that are missing at the end of a visit.
 */
export async function workAtDesk(input: DeskPerson): Promise<string[]> {
  const { random, isOver, failed } = input;
  const lost: string[] = [];
  let { person } = input;
  let story: SoakStory | null = null;
  await pause(input, 0, 4_000);
  for (let turn = 1; !isOver(); turn += 1) {
    try {
      await look(input, person, { what: 'list', address: oneOf(LISTS, random) });
      await pause(input, 1_000, 3_000);
      if (turn % 3 === 0)
        await look(input, person, {
          what: 'search',
          address: `/desk?q=${encodeURIComponent(oneOf(SEARCHES, random))}`,
        });
      if (story === null || turn % VISITS === 0)
        story = { articleId: await beginStory(input, [person], STORY_WORDS), expected: new Set() };
      await look(input, person, { what: 'story', address: `/desk/articles/${story.articleId}` });
      lost.push(...(await write(input, person, { story, turn })));
      if (random() < SIGN_IN_AGAIN) person = { ...person, cookie: await signInAgain(input, person) };
    } catch (error) {
      failed(`${person.name}: ${(error as Error).message}`);
    }
    await pause(input, 1_000, 4_000);
  }
  return lost;
}

async function look(
  { url, waited, answered }: DeskPerson,
  { cookie }: Journalist,
  { what, address }: { what: DeskWait; address: string },
): Promise<void> {
  const began = performance.now();
  const response = await fetch(url + address, { headers: { cookie }, redirect: 'manual' }).catch(() => null);
  await response?.arrayBuffer();
  waited(what, performance.now() - began);
  answered(response?.status ?? 0);
  if (response?.status !== 200) throw new Error(`${address} answered ${response?.status ?? 'nothing'}`);
}

/**
 * A visit: earlier text must be present; then types words at human speed and waits for each acknowledgement.
 */
async function write(
  { url, random, waited, isOver }: DeskPerson,
  { name, cookie }: Journalist,
  { story, turn }: { story: SoakStory; turn: number },
): Promise<string[]> {
  const began = performance.now();
  const address = `${url.replace('http', 'ws')}/collab`;
  const room = joinRoom({ url: address, articleId: story.articleId, doc: new Y.Doc(), cookie });
  try {
    await until(() => room.provider.synced, `${name} to be in the room`);
    waited('room', performance.now() - began);
    const missing = missingFrom(room.doc, story);
    const where = random();
    for (let count = 0; count < WORDS_A_VISIT && !isOver(); count += 1) {
      const word = `${name}x${turn}x${count}`;
      const typed = performance.now();
      room.provider.setAwarenessField('cursor', cursorAt(room.doc, insertWord(room.doc, word, where)));
      await acknowledged(room);
      waited('acknowledgement', performance.now() - typed);
      story.expected.add(word);
      await sleep(300 + random() * 900);
    }
    return missing;
  } finally {
    room.leave();
  }
}

/** Resolves at the event of the acknowledgement, without a poll interval. */
async function acknowledged({ provider }: RoomForTest): Promise<void> {
  const isSaved = () => provider.synced && !provider.hasUnsyncedChanges;
  if (isSaved()) return;
  const saved = new AbortController();
  const onChange = () => {
    if (isSaved()) saved.abort();
  };
  provider.on('unsyncedChanges', onChange);
  // A broken connection emits no event, so polling is the fallback.
  await Promise.race([
    new Promise((resolve) => saved.signal.addEventListener('abort', resolve, { once: true })),
    until(isSaved, 'a word to be acknowledged'),
  ]);
  provider.off('unsyncedChanges', onChange);
}

async function signInAgain({ url, waited }: DeskPerson, { name }: Journalist): Promise<string> {
  const began = performance.now();
  const cookie = await signInOverHttp({ url }, `${name}@toasoan.example`);
  waited('sign-in', performance.now() - began);
  return cookie;
}

async function pause({ random, isOver }: DeskPerson, leastMs: number, mostMs: number): Promise<void> {
  if (!isOver()) await sleep(leastMs + random() * (mostMs - leastMs));
}

function oneOf<T>(all: readonly [T, ...T[]] | readonly T[], random: () => number): T {
  return all[Math.floor(random() * all.length)] as T;
}
