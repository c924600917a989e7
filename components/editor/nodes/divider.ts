import { InputRule, mergeAttributes, Node } from '@tiptap/core';

export const divider = Node.create({
  name: 'divider',
  group: 'block',
  parseHTML: () => [{ tag: 'hr' }],
  renderHTML: ({ HTMLAttributes }) => ['hr', mergeAttributes(HTMLAttributes)],
  addInputRules() {
    return [
      new InputRule({
        find: /^---\s$/,
        handler: ({ state, range }) => {
          const line = state.doc.resolve(range.from);
          const index = line.index(-1);
          const isAllowed = line.node(-1).canReplaceWith(index, index, this.type);
          if (line.parent.type.name !== 'paragraph' || !isAllowed) return null;
          state.tr.delete(range.from, range.to).insert(line.before(), this.type.create());
        },
      }),
    ];
  },
});
