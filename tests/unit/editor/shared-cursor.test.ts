import { describe, expect, test } from 'vitest';
import { copyOf, openEditor, schema, send, storyOf, type Writer } from '#tests/support/collab/writer.ts';

/** Two writers with a story of these paragraphs; the first has the lower client id. */
async function pair(...paragraphs: string[]): Promise<[Writer, Writer]> {
  const story = storyOf(...paragraphs);
  return [await openEditor(copyOf(story, 11)), await openEditor(copyOf(story, 12))];
}

/** Types as an engine without composition does: Backspaces, then the new letters. */
function rewrite(writer: Writer, backspaces: number, letters: string): Writer {
  for (let count = 0; count < backspaces; count += 1) writer.backspace();
  return writer.type(letters);
}

/** The text before the cursor. */
function cursorOf({ view }: Writer): string {
  const { head } = view.state.selection;
  return `${view.state.doc.textBetween(0, head, '¶')}¦`;
}

describe('the cursor during remote edits', () => {
  test.each([
    ['a lower number', 0, 1],
    ['a higher number', 1, 0],
  ])(
    'two Vietnamese writers at the same spot keep their own letters, the writer with %s first',
    async (_, a, b) => {
      const writers = await pair('Câu ');
      const [one, two] = [writers[a], writers[b]] as [Writer, Writer];
      one.put(5).type('d');
      two.put(5).type('X');
      send(two, one);
      rewrite(one, 1, 'đ').type('u');
      send(one, two);
      two.type('Y');
      send(two, one);
      rewrite(rewrite(one, 1, 'ư').type('ơ').type('c'), 2, 'ợc');
      send(one, two);
      send(two, one);
      expect(one.shows()).toBe(two.shows());
      expect(['Câu đượcXY', 'Câu XYđược']).toContain(one.shows());
    },
  );

  test('stays in place when remote edits arrive before and after it', async () => {
    const [one, two] = await pair('Mưa lớn ở miền Trung');
    one.put(8);
    two
      .put(1)
      .type('A ')
      .put(two.view.state.doc.content.size - 1)
      .type(' và Nam');
    send(two, one);
    expect(one.shows()).toBe('A Mưa lớn ở miền Trung và Nam');
    expect(cursorOf(one)).toBe('A Mưa lớn¦');
  });

  test('stays in its paragraph when a paragraph is inserted before it', async () => {
    const [one, two] = await pair('Một', 'Hai');
    one.put(6);
    two.put(4);
    two.view.dispatch(two.view.state.tr.split(4));
    two.type('Mới');
    send(two, one);
    expect(one.shows()).toBe('Một¶Mới¶Hai');
    expect(cursorOf(one)).toBe('Một¶Mới¶¦');
  });

  test('moves with the words when its paragraph is split', async () => {
    const [one, two] = await pair('Mưa lớn ở miền Trung');
    one.put(8);
    two.view.dispatch(two.view.state.tr.split(5));
    send(two, one);
    expect(cursorOf(one)).toBe('Mưa ¶lớn¦');
  });

  test('keeps the stored bold mark for the next letter', async () => {
    const [one, two] = await pair('Mưa', 'Gió');
    const bold = schema.marks.bold?.create();
    if (!bold) throw new Error('the schema has bold');
    one.put(4).view.dispatch(one.view.state.tr.setStoredMarks([bold]));
    two.put(9).type('!');
    send(two, one);
    one.type('x');
    expect(one.view.state.doc.firstChild?.lastChild?.marks.map((mark) => mark.type.name)).toEqual(['bold']);
  });

  test('a selection stays on its words', async () => {
    const [one, two] = await pair('Mưa lớn ở miền Trung');
    one.put(5, 8);
    two
      .put(1)
      .type('A ')
      .put(two.view.state.doc.content.size - 1)
      .type('!');
    send(two, one);
    const { from, to } = one.view.state.selection;
    expect(one.view.state.doc.textBetween(from, to)).toBe('lớn');
  });

  test('a selection does not grow by remote edits at its edges', async () => {
    const [one, two] = await pair('Mưa lớn ở miền Trung');
    // Backwards, as an engine selects letters to overwrite them.
    one.put(8, 5);
    two.put(5).type('rất ').put(12).type('!');
    send(two, one);
    one.type('to');
    expect(one.shows()).toBe('Mưa rất to! ở miền Trung');
  });

  test('a word whose only letter is replaced continues after the remote text before it', async () => {
    const [one, two] = await pair('Câu ');
    one.put(5).type('d');
    send(one, two);
    two.put(5).type('X');
    send(two, one);
    one.backspace();
    two.type('Y');
    send(two, one);
    one.type('đ');
    send(one, two);
    expect(two.shows()).toBe('Câu XYđ');
  });

  test('a typed letter is not confused with an equal letter after the cursor', async () => {
    const [one, two] = await pair('Câu cuối');
    one.put(5).type('đượ');
    send(one, two);
    one.type('c');
    two.put(8).type('!');
    send(two, one);
    send(one, two);
    expect(one.shows()).toBe('Câu được!cuối');
  });
});
