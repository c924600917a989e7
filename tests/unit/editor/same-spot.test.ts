import { describe, expect, test } from 'vitest';
import { copyOf, send, sitDown, storyOf, type Writer } from '#tests/support/collab/writer.ts';
import { ENGINES, type Engine, keyStream, type Stroke } from '#tests/support/vietnamese/key-stream.ts';
import { seeded } from '#tests/support/vietnamese/seeded.ts';
import { strikes } from '#tests/support/vietnamese/strikes.ts';
import { typeWord } from '#tests/support/vietnamese/type-word.ts';

const WORD = 'được ';
const KEYS = { telex: 'dduowcj', vni: 'd9uo7c5' } as const;
const SENTENCE = 'Người kia viết. ';
const sentence = [...SENTENCE].map((text): Stroke => ({ kind: 'key', text }));

/** How many orders of strokes and arrivals are tried; half of them with either of the two the lower number. */
const ORDERS = 40;

/** The text before and behind the spot. A word that is typed before "câu" ends with a c of its own. */
const PLACES = [
  ['in the middle of a sentence', 'Sông ', 'câu.'],
  ['at the beginning of a paragraph', '', 'câu.'],
  ['at the end of a paragraph', 'Câu ', ''],
  ['in an empty paragraph', '', ''],
] as const;

describe.each(PLACES)('two who write at the same spot %s', (_, before, behind) => {
  const around = (words: string) => before + words + behind;

  test.each(['preedit', 'select'] as const)(
    'have what they write in one piece each, sent by the engine "%s"',
    async (engine) => {
      for (const text of await written({ before, behind, engine, other: sentence })) {
        expect([around(WORD + SENTENCE), around(SENTENCE + WORD)]).toContain(text);
      }
    },
  );

  // An engine that takes back the only letter of a word leaves nothing of it there for a moment. What the other types
  // in this moment, and what the engine puts in then, both come behind the letter that is gone, and the numbers of the
  // machines decide: the word may come to stand inside the other's sentence, but is not torn by it.
  test.each(['letters', 'string', 'decoy'] as const)(
    'keep what they write whole, sent by the engine "%s"',
    async (engine) => {
      for (const text of await written({ before, behind, engine, other: sentence })) {
        expect(text).toContain(WORD);
        expect(text.replace(WORD, '')).toBe(around(SENTENCE));
      }
    },
  );

  test.each(ENGINES)('lose and double no letter where both use the engine "%s"', async (engine) => {
    const words = ['NGUOWIF', 'VIEETS'].map((keys) => typeWord('telex', keys, 'old'));
    const other = ['NGUOWIF', 'VIEETS'].flatMap((keys, at) => keyStream(engine, keys, words[at] ?? []));
    for (const text of await written({ before, behind, engine, other })) {
      expect(text.replaceAll(/[NGƯỜIVẾT]/g, '')).toBe(around(WORD));
      expect(text.replaceAll(/[^NGƯỜIVẾT]/g, '')).toBe('NGƯỜIVIẾT');
    }
  });
});

function wordStream(engine: Engine, method: keyof typeof KEYS): Stroke[] {
  const shown = typeWord(method, KEYS[method], 'old');
  return [...keyStream(engine, KEYS[method], shown), { kind: 'key', text: ' ' }];
}

type Meeting = { before: string; behind: string; engine: Engine; other: readonly Stroke[] };

/** The text at the end, for each order. */
async function written(meeting: Meeting): Promise<string[]> {
  const texts: string[] = [];
  for (let seed = 0; seed < ORDERS; seed += 1) texts.push(await write(meeting, seed));
  return texts;
}

async function write({ before, behind, engine, other }: Meeting, seed: number): Promise<string> {
  const chance = seeded(seed);
  const story = storyOf(before + behind);
  const numbers = seed % 2 === 0 ? [11, 12] : [12, 11];
  const [lan, huy] = (await Promise.all(numbers.map((number) => sitDown(copyOf(story, number))))) as [
    Writer,
    Writer,
  ];
  for (const writer of [lan, huy]) writer.put(1 + before.length);
  const hers = strikes(lan, wordStream(engine, seed % 4 < 2 ? 'telex' : 'vni'));
  const his = strikes(huy, other);
  const deliver = (from: Writer, to: Writer, isComposing: boolean) => {
    // What others write waits while a word is composed.
    if (!isComposing) send(from, to);
  };
  while (!hers.isDone() || !his.isDone()) {
    const what = chance(6);
    if (what < 3) hers.next();
    else if (what === 3) his.next();
    else if (what === 4) deliver(lan, huy, his.isComposing());
    else deliver(huy, lan, hers.isComposing());
  }
  send(lan, huy);
  send(huy, lan);
  expect(huy.shows()).toBe(lan.shows());
  return lan.shows();
}
