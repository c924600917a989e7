import { Mark } from '@tiptap/core';

/** Raised text, as in m², and lowered text, as in CO₂: a letter is one of them or neither. */
export const superscript = raisedMark('superscript', { tag: 'sup', other: 'subscript', key: 'Mod-.' });
export const subscript = raisedMark('subscript', { tag: 'sub', other: 'superscript', key: 'Mod-,' });

function raisedMark(name: string, { tag, other, key }: { tag: string; other: string; key: string }) {
  return Mark.create({
    name,
    excludes: `${name} ${other}`,
    parseHTML: () => [{ tag }, { style: `vertical-align=${tag === 'sup' ? 'super' : 'sub'}` }],
    renderHTML: () => [tag, 0],
    addKeyboardShortcuts: () => ({ [key]: ({ editor }) => editor.commands.toggleMark(name) }),
  });
}
