import { type Editor, Extension, type Extensions, Mark, type NodeConfig } from '@tiptap/core';
import { personColour } from '#core/people/person-colour.ts';
import type { SuggestionStamp } from '#core/working-copy/suggestion.ts';

/**
 * Not inclusive, so that another person's text at its end is not part of it. Without `parseHTML`: pasted
 * content is never a suggestion.
 */
const suggestionMark = (name: string, tag: string, attributes: readonly string[]) =>
  Mark.create({
    name,
    inclusive: false,
    // Several people may suggest deleting the same text.
    ...(name === 'deletion' && { excludes: '' }),
    addAttributes: () =>
      Object.fromEntries(
        attributes.map((attribute) => [
          attribute,
          { default: attribute === 'before' ? [] : '', rendered: false },
        ]),
      ),
    renderHTML({ mark }) {
      const stamp = mark.attrs as SuggestionStamp;
      return [tag, { class: `suggested suggested-${name}`, ...suggestionData(this.editor, stamp) }, 0];
    },
  });

const insertion = suggestionMark('insertion', 'ins', ['id', 'by', 'at']);
const deletion = suggestionMark('deletion', 'del', ['id', 'by', 'at']);
const formatChange = suggestionMark('formatChange', 'span', ['id', 'by', 'at', 'before']);

/** Nodes that cannot be suggested on their own: parts of a table, inline nodes, the document. */
const NOT_PROPOSED: readonly string[] = ['doc', 'text', 'tableRow', 'tableCell', 'tableHeader'];

/** The attribute of a block that is a suggestion. It is neither parsed from HTML nor rendered to it. */
const blockSuggestions = Extension.create({
  name: 'blockSuggestions',
  addGlobalAttributes() {
    const types = this.extensions
      .filter((extension) => extension.type === 'node' && !NOT_PROPOSED.includes(extension.name))
      .filter((extension) => !(extension.config as NodeConfig).inline)
      .map((extension) => extension.name);
    const suggestion = { default: null, keepOnSplit: false, rendered: false, parseHTML: () => null };
    return [{ types, attributes: { suggestion } }];
  },
});

/** The schema of suggestions, for every editor that opens a working copy, with or without suggestion mode. */
export const SUGGESTION_SCHEMA: Extensions = [insertion, deletion, formatChange, blockSuggestions];

/** Data attributes that identify a suggestion's author for styles and tooltips. */
export function suggestionData(editor: Editor | undefined, stamp: SuggestionStamp): Record<string, string> {
  return {
    'data-suggestion': stamp.id,
    'data-person': stamp.by,
    'data-colour': String(personColour(stamp.by)),
    title: editor?.storage.suggesting?.describe(stamp) ?? '',
  };
}
