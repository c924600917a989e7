import { describe, expect, test } from 'vitest';
import { copyOf, openEditor, send, storyOf, type Writer } from '#tests/support/collab/writer.ts';
import { ENGINES, type Engine, keyStream, type Stroke } from '#tests/support/vietnamese/key-stream.ts';
import { seeded } from '#tests/support/vietnamese/seeded.ts';
import { strikes } from '#tests/support/vietnamese/strikes.ts';
import { typeWord } from '#tests/support/vietnamese/type-word.ts';

const WORD = 'được ';
const KEYS = { telex: 'dduowcj', vni: 'd9uo7c5' } as const;
const SENTENCE = 'Người kia viết. ';
const sentence = [...SENTENCE].map((text): Stroke => ({ kind: 'key', text }));

/**
 * How many orders of strokes and deliveries are tried; each writer has the lower client id in half of them.
 */
const ORDERS = 40;

/** The text before and after the spot. A word typed before "câu" ends with its own c. */
const PLACES = [
  ['in the middle of a sentence', 'Sông ', 'câu.'],
  ['at the beginning of a paragraph', '', 'câu.'],
  ['at the end of a paragraph', 'Câu ', ''],
  ['in an empty paragraph', '', ''],
] as const;

describe.each(PLACES)('two writers at the same spot %s', (_, before, behind) => {
  const around = (words: string) => before + words + behind;

  test.each(['preedit', 'select'] as const)(
    'have their text in one piece each, with the engine "%s"',
    async (engine) => {
      for (const text of await written({ before, behind, engine, other: sentence })) {
        expect([around(WORD + SENTENCE), around(SENTENCE + WORD)]).toContain(text);
      }
    },
  );

  // An engine that removes the only letter of a word leaves the word without a letter for a moment. Text of
  // the other writer and the next letters of the engine then both follow the deleted letter. The client ids
  // decide the order: the word may end up inside the other's sentence, but it stays whole.
  test.each(['letters', 'string', 'decoy'] as const)(
    'keep their text whole, with the engine "%s"',
    async (engine) => {
      for (const text of await written({ before, behind, engine, other: sentence })) {
        expect(text).toContain(WORD);
        expect(text.replace(WORD, '')).toBe(around(SENTENCE));
      }
    },
  );

  test.each(ENGINES)('lose and double no letter if both use the engine "%s"', async (engine) => {
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

/** The final text for each order. */
async function written(meeting: Meeting): Promise<string[]> {
  const texts: string[] = [];
  for (let seed = 0; seed < ORDERS; seed += 1) texts.push(await write(meeting, seed));
  return texts;
}

async function write({ before, behind, engine, other }: Meeting, seed: number): Promise<string> {
  const chance = seeded(seed);
  const story = storyOf(before + behind);
  const numbers = seed % 2 === 0 ? [11, 12] : [12, 11];
  const [lan, huy] = (await Promise.all(numbers.map((number) => openEditor(copyOf(story, number))))) as [
    Writer,
    Writer,
  ];
  for (const writer of [lan, huy]) writer.put(1 + before.length);
  const hers = strikes(lan, wordStream(engine, seed % 4 < 2 ? 'telex' : 'vni'));
  const his = strikes(huy, other);
  const deliver = (from: Writer, to: Writer, isComposing: boolean) => {
    // Remote edits wait while a word is composed.
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
