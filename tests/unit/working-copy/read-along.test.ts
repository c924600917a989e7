import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { holdBack } from '#components/desk/article/writing/held-doc.ts';
import { changeLines } from '#core/working-copy/change-lines.ts';
import { linesOfRuns, type Run } from '#core/working-copy/delta.ts';
import { keepAsWritten } from '#core/working-copy/keep-as-written.ts';
import type { Line, LineNode } from '#core/working-copy/line.ts';
import { bodyPart } from '#core/working-copy/working-copy.ts';
import { seeded } from '#tests/support/seeded.ts';

const STORIES = Number(process.env.FUZZ_STORIES ?? 8) * 40;
const FIRST = Number(process.env.FUZZ_SEED ?? 1);
const ROUNDS = 60;

/** Delivers updates late and in order, like a network connection. */
type Pipe = { waiting: Uint8Array[]; deliver: () => void };

function pipe(from: Y.Doc, to: Y.Doc): Pipe {
  const one: Pipe = {
    waiting: [],
    deliver() {
      for (const update of one.waiting.splice(0)) Y.applyUpdate(to, update, one);
    },
  };
  from.on('update', (update: Uint8Array, origin: unknown) => {
    if (!pipes.get(to)?.includes(origin as Pipe)) one.waiting.push(update);
  });
  pipes.set(from, [...(pipes.get(from) ?? []), one]);
  return one;
}

/** The outgoing pipes of a document; updates from a remote end are not sent back to it. */
const pipes = new WeakMap<Y.Doc, Pipe[]>();

/** A screen with the story: remote edits apply when the test asks for them. */
function screen() {
  const shared = new Y.Doc();
  // As a reader of the text does: Yjs then merges items of the text.
  bodyPart(shared);
  let catchUp = () => {};
  const held = holdBack(shared, (run) => {
    catchUp = run;
  });
  // As the editor does, which reads the delta.
  bodyPart(held.doc).observe((event, { origin }) => {
    if (origin !== 'typed') void event.delta;
  });
  return { shared, doc: held.doc, catchUp: () => catchUp() };
}

const written = (doc: Y.Doc) => linesOfRuns(bodyPart(doc).toDelta() as Run[]);
const line = (content: LineNode[]): Line => ({ type: 'paragraph', attrs: {}, within: [], open: 0, content });
const proposed = (id: string) => [{ type: 'insertion', attrs: { id, by: 'lan', at: 'now' } }];
const looks = [undefined, [{ type: 'bold' }], proposed('one'), proposed('two')] as const;

/** Joins runs of one letter with the same marks, as an editor would. */
function runsOf(letters: readonly LineNode[]): LineNode[] {
  const runs: LineNode[] = [];
  for (const letter of letters) {
    const last = runs.at(-1);
    const isSame = JSON.stringify(last?.marks) === JSON.stringify(letter.marks);
    if (last && isSame) runs[runs.length - 1] = { ...last, text: `${last.text}${letter.text}` };
    else runs.push(letter);
  }
  return runs;
}

describe('text that one person writes while another has the story open', () => {
  test('is the same on all screens, however late updates arrive', () => {
    for (let seed = FIRST; seed < FIRST + STORIES; seed += 1) {
      const random = seeded(seed);
      const below = (most: number) => Math.floor(random() * most);
      const [writer, reader] = [screen(), screen()];
      const server = keepAsWritten(new Y.Doc());
      const lines = [writer, reader].flatMap(({ shared }) => [pipe(shared, server), pipe(server, shared)]);
      let letters: LineNode[] = [];
      let before: Line[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        // A word is inserted, or rewritten as an input method does; sometimes text is removed or reformatted.
        const isAnew = below(6) === 0;
        const from = isAnew ? 0 : below(letters.length + 1);
        const gone = isAnew ? letters.length : below(3) > 0 ? below(4) : 0;
        const marks = looks[below(looks.length)];
        const word = [...'chợ nổi.'].slice(below(4), below(9));
        const put = word.map((text): LineNode => ({ type: 'text', text, ...(marks && { marks }) }));
        letters = [...letters.slice(0, from), ...put, ...letters.slice(from + gone)];
        const after = [line(runsOf(letters))];
        writer.doc.transact(
          () => bodyPart(writer.doc).applyDelta(changeLines(before, after, { cursor: from + put.length })),
          'typed',
        );
        before = after;
        for (const each of lines) if (below(3) === 0) each.deliver();
        for (const each of [writer, reader]) if (below(3) === 0) each.catchUp();
        expect(written(writer.doc), `seed ${seed}, round ${round}`).toEqual(after);
      }
      for (let times = 0; times < 4; times += 1) {
        for (const each of lines) each.deliver();
        for (const each of [writer, reader]) each.catchUp();
      }
      for (const doc of [writer.doc, server, reader.doc])
        expect(written(doc), `seed ${seed}`).toEqual(before);
    }
  });
});
