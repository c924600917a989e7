import { setTimeout as sleep } from 'node:timers/promises';
import * as Y from 'yjs';
import { joinRoom, type RoomForTest, until } from '#tests/support/collab/collab.ts';
import { cursorAt, insertWord, missingFrom, removeWord, type SoakStory } from './soak-story.ts';

/** Totals of all simulated writers. */
export type SoakCounts = {
  sessions: number;
  updates: number;
  breaks: number;
  crashes: number;
  pages: number;
  readonly lost: string[];
  readonly errors: string[];
};

export type SoakWriter = {
  readonly name: string;
  readonly url: string;
  readonly cookie: string;
  readonly random: () => number;
  /** The story for the next visit. */
  readonly chooseStory: () => Promise<SoakStory>;
  readonly counts: SoakCounts;
  /** True once no new visit may begin. A running visit ends soon. */
  readonly isOver: () => boolean;
};

const timeoutMs = 60_000;
/** Text acknowledged for this long counts as safe, as in the journal of the real editor. */
const safeMs = 1_000;

/**
 * Visits stories until the run is over: writes, removes words, looks around, loses the connection, leaves and
 * returns.
 */
export async function writeForHours(writer: SoakWriter): Promise<void> {
  const { random, counts } = writer;
  // Staggers the writers.
  await sleep(random() * 20_000);
  while (!writer.isOver()) {
    try {
      await visit(writer, await writer.chooseStory());
      counts.sessions += 1;
      if (random() < 0.3) await lookAround(writer);
    } catch (error) {
      counts.errors.push(`${writer.name}: ${(error as Error).message}`);
    }
    await restUntil(writer, 4_000 + random() * 40_000);
  }
}

/** One session in a story, of one to six minutes. */
async function visit(writer: SoakWriter, story: SoakStory): Promise<void> {
  const { random, counts } = writer;
  const room = open(writer, story);
  try {
    await until(() => room.provider.synced, `${writer.name} to be in the room`, timeoutMs);
    counts.lost.push(...missingFrom(room.doc, story));
    const end = Date.now() + 60_000 + random() * 300_000;
    while (Date.now() < end && !writer.isOver()) {
      const typed = await writeBurst(writer, room, story);
      // A crashed browser loses unacknowledged text.
      if (random() < 0.02) {
        counts.crashes += 1;
        return;
      }
      await isSafe(room, writer.name);
      for (const word of typed) story.expected.add(word);
      await restUntil(writer, 2_000 + random() * 12_000);
    }
  } finally {
    room.leave();
  }
}

function open(writer: SoakWriter, { articleId }: SoakStory): RoomForTest {
  const url = `${writer.url.replace('http', 'ws')}/collab`;
  return joinRoom({ url, articleId, doc: new Y.Doc(), cookie: writer.cookie });
}

/** Types some words at human speed. Returns the words that were added and not removed. */
async function writeBurst(writer: SoakWriter, room: RoomForTest, story: SoakStory): Promise<Set<string>> {
  const { random, counts } = writer;
  const typed = new Set<string>();
  let where = random();
  for (let count = 4 + random() * 16; count > 0; count -= 1) {
    const choice = random();
    if (choice < 0.75) {
      counts.updates += 1;
      const word = `${writer.name}x${counts.updates}`;
      typed.add(word);
      room.provider.setAwarenessField('cursor', cursorAt(room.doc, insertWord(room.doc, word, where)));
    } else if (choice < 0.9) {
      takeOwnWord(writer, room.doc, { story, typed });
    } else {
      where = random();
      const index = Math.floor(where * room.doc.getText('body').length);
      room.provider.setAwarenessField('cursor', cursorAt(room.doc, index));
    }
    if (random() < 0.004) await loseConnection(writer, room);
    await sleep(350 + random() * 750);
  }
  return typed;
}

/** A writer removes only their own words, which are then no longer expected. */
function takeOwnWord(
  writer: SoakWriter,
  doc: Y.Doc,
  { story, typed }: { story: SoakStory; typed: Set<string> },
): void {
  const own = [...typed, ...story.expected].filter((word) => word.startsWith(`${writer.name}x`));
  const word = own[Math.floor(writer.random() * own.length)];
  if (word === undefined) return;
  typed.delete(word);
  story.expected.delete(word);
  if (removeWord(doc, word)) writer.counts.updates += 1;
}

async function loseConnection(writer: SoakWriter, room: RoomForTest): Promise<void> {
  writer.counts.breaks += 1;
  room.disconnect();
  await sleep(writer.random() * 8_000);
  room.reconnect();
}

async function isSafe(room: RoomForTest, name: string): Promise<void> {
  const isSaved = () => room.provider.synced && !room.provider.hasUnsyncedChanges;
  do {
    await until(isSaved, `all of ${name} to be acknowledged (${room.ended()})`, timeoutMs);
    await sleep(safeMs);
  } while (!isSaved());
}

/** Loads the queue of the desk, or a reader page. */
async function lookAround(writer: SoakWriter): Promise<void> {
  const { url, cookie, random, counts } = writer;
  const isReader = random() < 0.5;
  const address = isReader ? url : `${url}/desk`;
  const response = await fetch(address, { headers: isReader ? {} : { cookie }, redirect: 'manual' });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${address} answered ${response.status}`);
  counts.pages += 1;
}

async function restUntil(writer: SoakWriter, ms: number): Promise<void> {
  const end = Date.now() + ms;
  while (Date.now() < end && !writer.isOver()) await sleep(Math.min(1_000, Math.max(0, end - Date.now())));
}

/** The words that a story should contain and does not, after all writers have left. */
export async function findMissing(
  reader: Pick<SoakWriter, 'name' | 'url' | 'cookie'>,
  story: SoakStory,
): Promise<string[]> {
  const url = `${reader.url.replace('http', 'ws')}/collab`;
  const room = joinRoom({ url, articleId: story.articleId, doc: new Y.Doc(), cookie: reader.cookie });
  try {
    await until(() => room.provider.synced, `${reader.name} to be in the room`, timeoutMs);
    return missingFrom(room.doc, story);
  } finally {
    room.leave();
  }
}
