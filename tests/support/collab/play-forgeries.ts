import * as Y from 'yjs';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Sender } from '#core/working-copy/admit-update.ts';
import { ClientWriters } from '#core/working-copy/client-writers.ts';
import { keepAsWritten } from '#core/working-copy/keep-as-written.ts';
import { bodyPart } from '#core/working-copy/working-copy.ts';
import { listClientClaims } from '#db/queries/articles/working-copies.ts';
import { cutWritten } from '#usecases/articles/cut-written.ts';
import { joinArticle } from '#usecases/articles/join-article.ts';
import { logWritten } from '#usecases/articles/log-written.ts';
import { openForWriting } from '#usecases/articles/open-for-writing.ts';
import { readWrittenSince } from '#usecases/articles/read-written-since.ts';
import { LoggedCopy } from '#usecases/articles/shared/logged-copy.ts';
import { seeded } from '../seeded.ts';
import type { Newsroom } from '../workflow/newsroom.ts';
import { forgeBehindNext, forgeDeletion, forgeGap, forgeGarbage, forgeInsertion } from './forge-update.ts';

export type PlayedForgeries = {
  readonly acknowledged: number;
  /** Updates that the log rejected, by the reason. */
  readonly refused: number;
  readonly byReason: Readonly<Record<string, number>>;
  /** Updates of honest people that were rejected although the client id was already theirs. */
  readonly honestRefused: number;
  /** Acknowledged letters that no person with the right deleted, and that are missing or doubled. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Letters that disappeared while no person with the right deleted them. */
  readonly stolen: readonly string[];
  /** Letters that are attributed to another person than their author. */
  readonly misattributed: readonly string[];
};

type Who = 'lan' | 'thu' | 'tam' | 'phuc' | 'minh' | 'binh' | 'huy';
type Client = {
  /** The Yjs client id under which a hostile program writes its own text. */
  own: number;
  who: Who;
  right: Sender['right'];
  doc: Y.Doc;
  seq: number;
  unsent: string;
  isOnline: boolean;
};

const HONEST: readonly Who[] = ['lan', 'thu', 'tam'];
const HOSTILE: readonly (readonly [Who, Sender['right']])[] = [
  ['phuc', 'suggestions'],
  ['minh', 'suggestions'],
  ['binh', 'all'],
  ['huy', 'all'],
];
const firstLetter = 0x4e00;
const CUT_EVERY = 100;

/**
 * Three honest people write in one story over two processes, offline at times. Four hostile clients send
 * forgeries: deletions of future letters, text behind such letters, and mixes with own text. They also send
 * text, garbage and gaps under the client ids of others. Each letter is typed once, so that each can be
 * traced.
 */
export async function playForgeries(input: {
  newsroom: Newsroom;
  articleId: string;
  seed: number;
  updates: number;
}): Promise<PlayedForgeries> {
  const { newsroom, articleId, seed, updates } = input;
  const random = seeded(seed);
  const below = (most: number) => Math.floor(random() * most);
  const one = <T>(list: readonly T[]) => list[below(list.length)] as T;
  const processes = [new LoggedCopy(), new LoggedCopy()];
  const truth = keepAsWritten(new Y.Doc());
  let truthSeq = -1;
  const typedBy = new Map<string, Who>();
  const acknowledged = new Set<string>();
  const removed = new Set<string>();
  const stolen = new Set<string>();
  const byReason: Record<string, number> = {};
  let honestRefused = 0;
  let nextLetter = firstLetter;

  const client = (who: Who, right: Sender['right'], own = 0): Client => ({
    ...{ own, who, right, doc: keepAsWritten(new Y.Doc()), seq: -1, unsent: '', isOnline: true },
  });
  const honest = HONEST.map((who) => client(who, 'all'));
  const hostile = HOSTILE.map(([who, right], index) => client(who, right, 1_000_001 + index));

  async function follow(doc: Y.Doc, seq: number): Promise<number> {
    const written =
      seq < 0
        ? await openForWriting(newsroom.as('tam'), { articleId })
        : await readWrittenSince(newsroom.as(null), { articleId, seq });
    if (written === null) return seq;
    for (const update of written.updates) Y.applyUpdate(doc, update);
    return written.seq;
  }
  const receiveUpdates = async (each: Client) => {
    each.seq = await follow(each.doc, each.seq);
  };

  function letters(who: Who): string {
    const made = String.fromCharCode(nextLetter, nextLetter + 1);
    nextLetter += 2;
    for (const letter of made) typedBy.set(letter, who);
    return made;
  }

  async function send(each: Client, update: Uint8Array): Promise<string | null> {
    const joined = await joinArticle(newsroom.as('tam'), { articleId });
    if (joined === null) throw new Error('The story is gone.');
    const { who, right } = each;
    try {
      await logWritten(newsroom.as(who), {
        ...{ articleId, update, ground: joined.ground, right, copy: one(processes) },
      });
      return null;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      byReason[error.code] = (byReason[error.code] ?? 0) + 1;
      return error.code;
    }
  }

  /** Reads the log after an update, and records which earlier letters are gone. */
  async function goneBy(allowed: (letter: string) => boolean): Promise<void> {
    const before = bodyPart(truth).toString();
    truthSeq = await follow(truth, truthSeq);
    const after = new Set(bodyPart(truth).toString());
    for (const letter of before) {
      if (!typedBy.has(letter) || after.has(letter)) continue;
      if (allowed(letter)) removed.add(letter);
      else stolen.add(letter);
    }
  }

  async function writeHonestly(each: Client): Promise<void> {
    if (each.isOnline) await receiveUpdates(each);
    const body = bodyPart(each.doc);
    const mine = new Set<string>();
    if (below(5) === 0 && body.length > 10) {
      const at = below(body.length - 3);
      const going = unitsOf(body).slice(at, at + 2);
      if (!going.includes('\n')) {
        for (const letter of going) mine.add(letter);
        // Her unsent text disappears before another client has seen it.
        for (const letter of going) if (each.unsent.includes(letter)) removed.add(letter);
        body.delete(at, 2);
      }
    }
    const typed = letters(each.who);
    body.insert(below(Math.max(1, body.length - 1)), typed, {});
    each.unsent += typed;
    if (below(10) === 0) each.isOnline = !each.isOnline;
    if (!each.isOnline) {
      for (const letter of mine) removed.add(letter);
      return;
    }
    const known = below(8) === 0 ? undefined : Y.encodeStateVector(truth);
    const refusal = await send(each, Y.encodeStateAsUpdate(each.doc, known));
    if (refusal === null) {
      for (const letter of each.unsent) acknowledged.add(letter);
      each.unsent = '';
      await goneBy((letter) => mine.has(letter) || removed.has(letter));
      return;
    }
    honestRefused += (await isBound(each)) ? 1 : 0;
    // Another client wrote first under this client id: the id is given up, and the text is kept as a fork.
    Object.assign(each, client(each.who, 'all'));
  }

  async function isBound({ doc, who }: Client): Promise<boolean> {
    const writers = new ClientWriters(await listClientClaims(newsroom.as(null).db, articleId));
    return writers.mayWrite(doc.clientID, newsroom.people[who].id);
  }

  function forge(each: Client): Uint8Array {
    const someone = one([...honest, ...hostile]);
    const victim = someone.own || someone.doc.clientID;
    const clock = Y.getState(someone.doc.store, victim) + (below(3) === 0 ? below(2_000) : 0);
    const range = { client: victim, clock, length: 1 + below(one([3, 100_000])) };
    const own = { client: each.own, words: letters(each.who) };
    const forgeries = [
      () => forgeDeletion(range),
      () => forgeBehindNext(each.doc, { ...own, victim }),
      () => forgeInsertion(each.doc, { client: victim, words: own.words, ahead: below(2) * below(50) }),
      () => forgeGarbage(range),
      () => forgeGap(range),
      () => forgeInsertion(each.doc, { ...own, ahead: below(30) }),
      // Not traced letters: a changed byte would make them another person's letters.
      () => damaged(forgeInsertion(each.doc, { ...own, words: 'zz' })),
    ];
    const made = one(forgeries)();
    return below(3) > 0 ? made : mixed(made, forgeInsertion(each.doc, own));
  }

  function mixed(one: Uint8Array, other: Uint8Array): Uint8Array {
    try {
      return Y.mergeUpdates([one, other]);
    } catch {
      return one;
    }
  }

  function damaged(update: Uint8Array): Uint8Array {
    const copy = Uint8Array.from(update);
    copy[below(copy.length)] = below(256);
    return copy;
  }

  async function attack(each: Client): Promise<void> {
    await receiveUpdates(each);
    const isPlain = below(6) === 0;
    const words = isPlain ? { client: each.own, words: letters(each.who) } : null;
    await send(each, words === null ? forge(each) : forgeInsertion(each.doc, words));
    // Only an editor may delete any letter.
    await goneBy(() => each.right === 'all');
  }

  truthSeq = await follow(truth, truthSeq);
  for (let count = 0; count < updates; count += 1) {
    if (below(7) < 3) await writeHonestly(one(honest));
    else await attack(one(hostile));
    if (count % CUT_EVERY === CUT_EVERY - 1) {
      await cutWritten(newsroom.as(null), { articleId, reason: 'session', leftBy: null }).catch(onlyRefused);
    }
  }
  await goneBy(() => false);
  const text = bodyPart(truth).toString();
  const expected = [...acknowledged].filter((letter) => !removed.has(letter));
  const countOf = (letter: string) => text.split(letter).length - 1;
  const writers = new ClientWriters(await listClientClaims(newsroom.as(null).db, articleId));
  return {
    acknowledged: acknowledged.size,
    refused: Object.values(byReason).reduce((sum, count) => sum + count, 0),
    byReason,
    honestRefused,
    lost: expected.filter((letter) => countOf(letter) === 0),
    doubled: expected.filter((letter) => countOf(letter) > 1),
    stolen: [...stolen],
    misattributed: lettersOf(truth).flatMap(({ letter, id }) => {
      const typist = typedBy.get(letter);
      const author = writers.writerAt(id.client, id.clock);
      return typist === undefined || author === newsroom.people[typist].id ? [] : [letter];
    }),
  };
}

/**
 * The text of a body with one sign for each embed: positions count embeds, and a damaged update of a person
 * with the right to write can contain one.
 */
function unitsOf(body: Y.Text): string {
  const parts = body.toDelta() as { insert: unknown }[];
  return parts.map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC')).join('');
}

/** The letters of the body, each with its Yjs id. */
function lettersOf(doc: Y.Doc): { letter: string; id: { client: number; clock: number } }[] {
  const letters: { letter: string; id: { client: number; clock: number } }[] = [];
  for (let item = bodyPart(doc)._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const { client, clock } = item.id;
    [...item.content.str].forEach((letter, index) => {
      letters.push({ letter, id: { client, clock: clock + index } });
    });
  }
  return letters;
}

/** A text that cannot become a version stays in the working copy. */
function onlyRefused(error: unknown): void {
  if (!(error instanceof DomainError)) throw error;
}
