import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

/**
 * A "*" or "_" behind a space never closes bold or italic text: "5 * 6 * 7" is a product. It is inserted
 * before the input rules see it.
 */
export const straySigns = Extension.create({
  name: 'straySigns',
  priority: 1000,
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleTextInput: (view, from, to, text) => {
          if (!/^[*_]$/.test(text) || view.composing) return false;
          const place = view.state.doc.resolve(from);
          const before = place.parent.textBetween(Math.max(0, place.parentOffset - 1), place.parentOffset);
          if (!/\s/.test(before)) return false;
          view.dispatch(view.state.tr.insertText(text, from, to).scrollIntoView());
          return true;
        },
      },
    }),
  ],
});
