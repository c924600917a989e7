import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { countWords } from '#core/text/count-words.ts';
import { blockTexts } from '../block-texts.ts';
import type { Counts, TextToolsStore } from '../text-tools-store.ts';

const debounceMs = 400;
const objectCharacter = /\uFFFC/g;

/**
 * Counts words and characters of the text and the selection after typing pauses. Private notes and text that
 * a suggestion deletes are excluded. Counts are cached by block.
 */
export function counts(store: TextToolsStore): Plugin {
  const known = new WeakMap<Node, Counts>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function countBlock(block: Node): Counts {
    const before = known.get(block);
    if (before) return before;
    const counted = sum(
      blockTexts(block)
        .filter(({ isNote }) => !isNote)
        .map(({ text }) => countText(text)),
    );
    known.set(block, counted);
    return counted;
  }

  function count(view: EditorView) {
    if (view.isDestroyed) return;
    const { doc, selection } = view.state;
    const blocks: Counts[] = [];
    doc.forEach((block) => {
      blocks.push(countBlock(block));
    });
    const { from, to, empty } = selection;
    store.set({
      counts: { ...sum(blocks), tk: store.get().counts.tk },
      selection: empty ? null : countText(doc.textBetween(from, to, '\n', ' ')),
    });
  }

  return new Plugin({
    view: (created) => {
      timer = setTimeout(() => count(created), 0);
      return {
        update(view, before) {
          const isSame = view.state.doc === before.doc && view.state.selection.eq(before.selection);
          const isCursorOnly =
            view.state.doc === before.doc && view.state.selection.empty && before.selection.empty;
          if (isSame || isCursorOnly) return;
          clearTimeout(timer);
          timer = setTimeout(() => count(view), debounceMs);
        },
        destroy: () => clearTimeout(timer),
      };
    },
  });
}

/** Visible characters, without line ends. */
function countText(text: string): Counts {
  const plain = text.replace(objectCharacter, '');
  const letters = plain.replace(/\n/g, '').normalize('NFC');
  return { words: countWords(plain), characters: letters.length };
}

function sum(all: readonly Counts[]): Counts {
  return {
    words: all.reduce((total, { words }) => total + words, 0),
    characters: all.reduce((total, { characters }) => total + characters, 0),
  };
}
