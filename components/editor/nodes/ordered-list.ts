import { OrderedList } from '@tiptap/extension-list';

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
});
