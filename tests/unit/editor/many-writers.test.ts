import { expect, test } from 'vitest';
import { bodySchema } from '#core/document/body-schema.ts';
import { contentOf } from '#core/working-copy/content-of.ts';
import { copyOf, openEditor, send, storyOf, type Writer } from '#tests/support/collab/writer.ts';
import { seeded } from '#tests/support/seeded.ts';
import { actAtRandom } from '#tests/support/workflow/act-at-random.ts';

/**
 * In one process: ten times as many stories as over a server. The test over a server also breaks connections
 * and checks storage.
 */
const STORIES = Number(process.env.FUZZ_STORIES ?? 8) * 10;
const FIRST = Number(process.env.FUZZ_SEED ?? 1);
const ROUNDS = 140;

test('three to eight writers, offline at times, neither double nor lose a letter', async () => {
  for (let seed = FIRST; seed < FIRST + STORIES; seed += 1) {
    const random = seeded(seed);
    const below = (most: number) => Math.floor(random() * most);
    const start = storyOf('Một hai ba', 'Bốn năm', 'Sáu');
    const server = { doc: copyOf(start) };
    const writers: Writer[] = [];
    for (let count = 3 + below(6); count > 0; count -= 1) {
      writers.push(await openEditor(copyOf(start, 20 + count)));
    }
    const away = new Set<Writer>();
    const typed = new Set<string>();
    const someone = () => writers[below(writers.length)] as Writer;
    let nextLetter = 0x4e00;
    for (let round = 0; round < ROUNDS; round += 1) {
      const one = someone();
      const letters = String.fromCharCode(nextLetter++, nextLetter++);
      const { came, went } = actAtRandom(one, { choice: below(8), where: below(4000), letters });
      for (const letter of came) typed.add(letter);
      for (const letter of went) typed.delete(letter);
      const chance = below(100);
      if (chance < 5) away.add(one);
      else if (chance < 14) away.delete(one);
      const [sends, gets] = [someone(), someone()];
      if (!away.has(sends)) send(sends, server);
      if (!away.has(gets)) send(server, gets);
    }
    // Repairs that the editors make after the last exchange are exchanged too.
    for (let turn = 0; turn < writers.length; turn += 1) {
      for (const one of writers) {
        send(one, server);
        send(server, one);
      }
    }
    const [first] = writers as [Writer];
    const words = first.text();
    expect({ seed, wrong: [...typed].filter((letter) => words.split(letter).length !== 2) }).toEqual({
      seed,
      wrong: [],
    });
    for (const one of writers) expect(one.view.state.doc.eq(first.view.state.doc)).toBe(true);
    expect(bodySchema.safeParse(contentOf(first.doc).body).success).toBe(true);
  }
}, 600_000);
