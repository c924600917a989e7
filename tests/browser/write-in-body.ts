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

/** The parts of the editor that these tests use; its element carries the handle. */
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

/** Marks the place of the cursor in a text. */
export const CARET = '¦';

/** Opens a text in the editor with the cursor at the caret sign. */
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

/** Puts the cursor after these words. */
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
    // Synchronously: a command chain would focus in the next frame and lose the first key.
    editor.view.focus();
  }, words);
}

/** The words selected in the editor state. */
export function selectedWords(body: Locator): Promise<string> {
  return body.evaluate((element) => {
    const { doc, selection } = (element as EditorElement).editor.state;
    return doc.textBetween(selection.from, selection.to);
  });
}

/** The document of the editor state. */
export function bodyJson(body: Locator): Promise<EditorJson> {
  return body.evaluate((element) => (element as EditorElement).editor.getJSON());
}

/**
 * The text runs of a document, marks named after them: `đậm·bold`. Other inline nodes are ◆, blocks end in ¶.
 */
export function runsOf(node: EditorJson): string {
  if (node.text !== undefined) {
    const marks = (node.marks ?? []).map(({ type }) => `·${type}`).join('');
    return `${node.text.replaceAll('\u00a0', ' ')}${marks}|`;
  }
  if (node.content === undefined) return ['footnote', 'hardBreak'].includes(node.type) ? '◆' : '¶';
  const inside = node.content.map(runsOf).join('');
  return inside.endsWith('¶') ? inside : `${inside}¶`;
}
