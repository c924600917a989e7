import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { bodySchema } from '#core/document/body-schema.ts';
import { contentOf, treeOf } from '#core/working-copy/content-of.ts';
import { bodyPart } from '#core/working-copy/working-copy.ts';
import { copyOf, exchangeUpdates, openEditor, storyOf, type Writer } from '#tests/support/collab/writer.ts';
import fc from '#tests/support/fast-check.ts';
import { actAtRandom } from '#tests/support/workflow/act-at-random.ts';

/** Two writers with a story of these paragraphs. */
async function pair(...paragraphs: string[]): Promise<[Writer, Writer]> {
  const story = storyOf(...paragraphs);
  return [await openEditor(copyOf(story, 11)), await openEditor(copyOf(story, 12))];
}

/** The position of these letters on the writer's screen. */
function placeOf({ view }: Writer, letters: string): number {
  let place = -1;
  view.state.doc.descendants((node, position) => {
    const index = node.isText ? (node.text ?? '').indexOf(letters) : -1;
    if (index >= 0) place = position + index;
  });
  return place;
}

describe('the shared body', () => {
  test('shows the working copy, and opening it writes nothing', async () => {
    const story = storyOf('Mưa lớn', 'Nước lên');
    const one = await openEditor(copyOf(story));
    expect(one.view.state.doc.childCount).toBe(2);
    expect(Y.encodeStateAsUpdate(one.doc)).toEqual(Y.encodeStateAsUpdate(story));
  });

  test('shows a remote letter without moving the cursor', async () => {
    const [one, two] = await pair('Mưa lớn', 'Nước lên');
    two.view.dispatch(two.view.state.tr.insertText('!', 8));
    one.view.dispatch(one.view.state.tr.insertText('rất ', 5));
    exchangeUpdates(one, two);
    expect(two.text()).toBe('Mưa rất lớn!Nước lên');
    expect(one.text()).toBe(two.text());
  });

  test('undoes only local edits', async () => {
    const [one, two] = await pair('Mưa');
    one.view.dispatch(one.view.state.tr.insertText(' to', 4));
    exchangeUpdates(one, two);
    two.view.dispatch(two.view.state.tr.insertText('!', 7));
    exchangeUpdates(one, two);
    one.binding.undoManager.undo();
    exchangeUpdates(one, two);
    expect(one.text()).toBe('Mưa!');
    expect(two.text()).toBe('Mưa!');
    expect(one.view.state.selection.from).toBeLessThan(5);
  });

  test('maps positions of the text to indexes in the working copy and back', async () => {
    const one = await openEditor(storyOf('Mưa lớn', 'Nước lên', 'Gió'));
    actAtRandom(one, { choice: 5, where: 3, letters: 'mục' });
    for (let position = 0; position <= one.view.state.doc.content.size; position += 1) {
      if (!one.view.state.doc.resolve(position).parent.isTextblock) continue;
      expect(one.binding.positionOf(one.binding.indexOf(position))).toBe(position);
    }
  });

  test('keeps an unknown kind of block while others write around it', async () => {
    const one = await openEditor(storyOf('Mưa', 'Gió'));
    bodyPart(one.doc).applyDelta([
      { retain: 4 },
      { insert: 'x\n', attributes: { '=type': 'hologram', '==depth': '3' } },
    ]);
    one.put(1).type('Ồ ');
    const types = (treeOf(one.doc).content ?? []).map((block) => block.type);
    expect(types).toEqual(['paragraph', 'hologram', 'paragraph']);
    expect(contentOf(one.doc).body.content[1]?.type).toBe('unknown');
  });

  test('doubles no text when two writers edit a line that both screens repair', async () => {
    const story = storyOf('Đầu', 'Cuối');
    // The line that remains when one person makes a heading of it and another a list item.
    const item = JSON.stringify({ open: 0, within: [{ type: 'bulletList' }, { type: 'listItem' }] });
    bodyPart(story).applyDelta([
      { retain: 4 },
      { insert: 'Mưa lớn' },
      { insert: '\n', attributes: { '=type': 'heading', '==level': '2', '=within': item } },
    ]);
    const writers = [await openEditor(copyOf(story, 11)), await openEditor(copyOf(story, 12))];
    for (const [index, letters] of ['rất ', 'quá '].entries()) {
      const one = writers[index] as Writer;
      expect(one.view.state.doc.child(1).type.name).toBe('bulletList');
      one.put(placeOf(one, 'lớn')).type(letters);
    }
    exchangeUpdates(...writers);
    for (const one of writers) {
      expect(one.text()).toMatch(/^ĐầuMưa (rất quá|quá rất) lớnCuối$/);
      expect(bodySchema.safeParse(contentOf(one.doc).body).success).toBe(true);
    }
  });

  test('converges to one valid text with every letter after random concurrent edits', async () => {
    const action = fc.record({ who: fc.nat(2), choice: fc.nat(7), where: fc.nat(200), meets: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 25 }), async (actions) => {
        const story = storyOf('Một hai ba', 'Bốn năm', 'Sáu');
        const writers = await Promise.all([21, 22, 23].map((number) => openEditor(copyOf(story, number))));
        let next = 0x4e00;
        const typed = new Set<string>();
        for (const { who, choice, where, meets } of actions) {
          const letters = String.fromCharCode(next++, next++);
          const { came, went } = actAtRandom(writers[who] as Writer, { choice, where, letters });
          for (const letter of came) typed.add(letter);
          for (const letter of went) typed.delete(letter);
          if (meets) exchangeUpdates(...writers);
        }
        exchangeUpdates(...writers);
        exchangeUpdates(...writers);
        const [first] = writers as [Writer];
        // The incrementally updated screen equals a screen that opens the story now.
        const opened = await openEditor(copyOf(first.doc));
        for (const one of writers) {
          expect(one.view.state.doc.toJSON()).toEqual(opened.view.state.doc.toJSON());
          one.view.state.doc.check();
          expect(bodySchema.safeParse(contentOf(one.doc).body).success).toBe(true);
        }
        expect([...typed].filter((letter) => first.text().split(letter).length !== 2)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
