import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { abbreviationTrigger, expansionAtEnd } from '#core/house-style/abbreviation.ts';
import { letterText } from '../letter-text.ts';

/** A short form is never longer; nothing before it matters. */
const reachChars = 40;

/**
 * Expands a short form when `*` is typed right behind it. The `*` is written first and the long form is a step
 * of its own, so that one undo brings back what was typed. While an input method composes, nothing is touched:
 * a `*` that was part of a composition counts when that has ended.
 */
export function abbreviations(options: {
  readonly longForms: () => ReadonlyMap<string, string>;
  /** Ends the step that undo would take back as one. */
  readonly breakUndo: (view: EditorView) => void;
}): Plugin {
  let isComposed = false;

  /** The short form that ends `back` letters before the cursor, or null. */
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
        // A star that expands nothing may be one of Markdown's: it goes its way.
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
          // The editor takes in what was composed after this event.
          if (isComposed) setTimeout(() => !view.isDestroyed && !view.composing && expand(view), composedMs);
          isComposed = false;
          return false;
        },
      },
    },
  });
}

const composedMs = 60;
