import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { abbreviationTrigger, expansionAtEnd } from '#core/house-style/abbreviation.ts';
import { letterText } from '../letter-text.ts';

/** The maximum length of an abbreviation. */
const reachChars = 40;

/**
 * Expands an abbreviation when `*` is typed right behind it. The `*` is inserted first and the expansion is a
 * separate undo step, so that one undo restores the typed text. Nothing changes during IME composition: a
 * composed `*` counts after its end.
 */
export function abbreviations(options: {
  readonly longForms: () => ReadonlyMap<string, string>;
  /** Ends the current undo step. */
  readonly breakUndo: (view: EditorView) => void;
}): Plugin {
  let isComposed = false;

  /** The abbreviation that ends `back` letters before the cursor, or null. */
  function shortForm({ state, editable }: EditorView, back: number): ReturnType<typeof expansionAtEnd> {
    const { $from, empty } = state.selection;
    if (!empty || !$from.parent.isTextblock || !editable) return null;
    const end = $from.parentOffset - back;
    const before = letterText($from.parent).slice(Math.max(0, end - reachChars), Math.max(0, end));
    return expansionAtEnd(before, options.longForms());
  }

  function expand(view: EditorView): boolean {
    const { $from } = view.state.selection;
    const found = shortForm(view, abbreviationTrigger.length);
    const isTriggered = letterText($from.parent).slice(0, $from.parentOffset).endsWith(abbreviationTrigger);
    if (found === null || !isTriggered) return false;
    options.breakUndo(view);
    const from = $from.pos - abbreviationTrigger.length - found.length;
    view.dispatch(view.state.tr.insertText(found.expansion, from, $from.pos).scrollIntoView());
    options.breakUndo(view);
    return true;
  }

  return new Plugin({
    props: {
      handleTextInput(view, from, to, text) {
        if (text !== abbreviationTrigger || options.longForms().size === 0) return false;
        if (view.composing) {
          isComposed = true;
          return false;
        }
        // A `*` that expands nothing may be Markdown, so it is not handled here.
        if (from !== to || shortForm(view, 0) === null) return false;
        view.dispatch(view.state.tr.insertText(text, from, to).scrollIntoView());
        return expand(view);
      },
      handleDOMEvents: {
        compositionstart() {
          isComposed = false;
          return false;
        },
        compositionend(view) {
          // The editor applies the composed text after this event.
          if (isComposed) setTimeout(() => !view.isDestroyed && !view.composing && expand(view), composedMs);
          isComposed = false;
          return false;
        },
      },
    },
  });
}

const composedMs = 60;
