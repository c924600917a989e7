import { describe, expect, test } from 'vitest';
import { copyOf, schema, send, sitDown, storyOf, type Writer } from '#tests/support/collab/writer.ts';

/** Two who have a story of these paragraphs open, the first under the lower number. */
async function pair(...paragraphs: string[]): Promise<[Writer, Writer]> {
  const story = storyOf(...paragraphs);
  return [await sitDown(copyOf(story, 11)), await sitDown(copyOf(story, 12))];
}

/** As an engine without a composition does it: Backspaces, then the letters that stand instead. */
function rewrite(writer: Writer, backspaces: number, letters: string): Writer {
  for (let count = 0; count < backspaces; count += 1) writer.backspace();
  return writer.type(letters);
}

/** What stands before the cursor. */
function cursorOf({ view }: Writer): string {
  const { head } = view.state.selection;
  return `${view.state.doc.textBetween(0, head, '¶')}¦`;
}

describe('the cursor of a writer, while another writes', () => {
  test.each([
    ['a lower number', 0, 1],
    ['a higher number', 1, 0],
  ])(
    'two who write Vietnamese at the same spot keep their own letters, the writer with %s first',
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

  test('stays where it was when what others wrote comes at once, before it and behind it', async () => {
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

  test('stays in its own paragraph when another puts one before it', async () => {
    const [one, two] = await pair('Một', 'Hai');
    one.put(6);
    two.put(4);
    two.view.dispatch(two.view.state.tr.split(4));
    two.type('Mới');
    send(two, one);
    expect(one.shows()).toBe('Một¶Mới¶Hai');
    expect(cursorOf(one)).toBe('Một¶Mới¶¦');
  });

  test('goes with the words when the paragraph that holds it is cut in two', async () => {
    const [one, two] = await pair('Mưa lớn ở miền Trung');
    one.put(8);
    two.view.dispatch(two.view.state.tr.split(5));
    send(two, one);
    expect(cursorOf(one)).toBe('Mưa ¶lớn¦');
  });

  test('keeps the bold that is switched on for the next letter', async () => {
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

  test('a selection takes in nothing that another writes right beside it', async () => {
    const [one, two] = await pair('Mưa lớn ở miền Trung');
    // Backwards, as an engine selects letters in order to type over them.
    one.put(8, 5);
    two.put(5).type('rất ').put(12).type('!');
    send(two, one);
    one.type('to');
    expect(one.shows()).toBe('Mưa rất to! ở miền Trung');
  });

  test('a word whose only letter is taken back to put another in goes on behind what the other writes before it', async () => {
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

  test('a letter is the one that was typed, not its twin behind the cursor', async () => {
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
