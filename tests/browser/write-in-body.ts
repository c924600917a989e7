import type { Locator } from 'playwright';

/** A document as the editor opens it. */
export type EditorJson = {
  type: string;
  text?: string;
  attrs?: Record<string, unknown>;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  content?: EditorJson[];
};

type Placing = { setTextSelection(at: number): { run(): boolean } };

/** What of the editor these tests reach for: its handle hangs on the element that it edits. */
type EditorElement = HTMLElement & {
  editor: {
    view: { focus(): void };
    commands: { setContent(content: EditorJson): boolean };
    chain(): Placing & { deleteRange(range: { from: number; to: number }): Placing };
    state: {
      doc: {
        descendants(visit: (node: { text?: string }, at: number) => void): void;
        textBetween(from: number, to: number): string;
      };
      selection: { from: number; to: number };
    };
    getJSON(): EditorJson;
  };
};

/** Stands in a text where the writer is to go on. */
export const CARET = '¦';

/** Opens a text in the editor with the cursor where the caret sign stands. */
export async function openBody(body: Locator, blocks: readonly EditorJson[]): Promise<void> {
  await body.evaluate(
    (element, { content, caret }) => {
      const { editor } = element as EditorElement;
      editor.commands.setContent({ type: 'doc', content });
      let at = -1;
      editor.state.doc.descendants((node, start) => {
        const inside = node.text?.indexOf(caret) ?? -1;
        if (inside >= 0) at = start + inside;
      });
      if (at < 0) throw new Error('the text has no caret sign');
      editor
        .chain()
        .deleteRange({ from: at, to: at + caret.length })
        .setTextSelection(at)
        .run();
      editor.view.focus();
    },
    { content: [...blocks], caret: CARET },
  );
}

/** Puts the cursor behind these words. */
export async function putCursor(body: Locator, words: string): Promise<void> {
  await body.evaluate((element, wanted) => {
    const { editor } = element as EditorElement;
    let at = -1;
    editor.state.doc.descendants((node, start) => {
      const inside = node.text?.indexOf(wanted) ?? -1;
      if (inside >= 0) at = start + inside + wanted.length;
    });
    if (at < 0) throw new Error(`the text has no "${wanted}"`);
    editor.chain().setTextSelection(at).run();
    // At once: a chain would give the focus with the next picture, and the first key be nobody's.
    editor.view.focus();
  }, words);
}

/** The words that the editor takes for selected. */
export function selectedWords(body: Locator): Promise<string> {
  return body.evaluate((element) => {
    const { doc, selection } = (element as EditorElement).editor.state;
    return doc.textBetween(selection.from, selection.to);
  });
}

/** The text as the editor keeps it. */
export function bodyJson(body: Locator): Promise<EditorJson> {
  return body.evaluate((element) => (element as EditorElement).editor.getJSON());
}

/** The runs of text of a document, in order, marks named behind them: `đậm·bold`. Other inline things are ◆, blocks end in ¶. */
export function runsOf(node: EditorJson): string {
  if (node.text !== undefined) {
    const marks = (node.marks ?? []).map(({ type }) => `·${type}`).join('');
    return `${node.text.replaceAll('\u00a0', ' ')}${marks}|`;
  }
  if (node.content === undefined) return ['footnote', 'hardBreak'].includes(node.type) ? '◆' : '¶';
  const inside = node.content.map(runsOf).join('');
  return inside.endsWith('¶') ? inside : `${inside}¶`;
}
