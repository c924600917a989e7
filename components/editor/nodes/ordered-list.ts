import { wrappingInputRule } from '@tiptap/core';
import { OrderedList } from '@tiptap/extension-list/ordered-list';

/** A numbered list knows where it starts; the kind of numeral is the style sheet's. */
export const orderedList = OrderedList.extend({
  addAttributes() {
    return {
      start: {
        default: 1,
        parseHTML: (element) => Number.parseInt(element.getAttribute('start') ?? '1', 10) || 1,
      },
    };
  },
  addInputRules() {
    return [
      wrappingInputRule({
        // Two digits at most: a line that begins with a year is a sentence.
        find: /^(\d{1,2})\.\s$/,
        type: this.type,
        getAttributes: (match) => ({ start: Number(match[1]) }),
        joinPredicate: (match, list) => list.childCount + list.attrs.start === Number(match[1]),
      }),
    ];
  },
});
