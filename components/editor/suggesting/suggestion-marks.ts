import { type Editor, Extension, type Extensions, Mark, type NodeConfig } from '@tiptap/core';
import { personColour } from '#core/people/person-colour.ts';
import type { SuggestionStamp } from '#core/working-copy/suggestion.ts';

/**
 * Not inclusive, so that what somebody else writes at its end is not taken for a part of it. There are no rules to
 * read them from HTML: nothing that is pasted is a proposal.
 */
const suggestionMark = (name: string, tag: string, attributes: readonly string[]) =>
  Mark.create({
    name,
    inclusive: false,
    // Several people may propose that the same words go.
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

/** The nodes that cannot be proposed by themselves: the parts of a table, what stands in a line, the story itself. */
const NOT_PROPOSED: readonly string[] = ['doc', 'text', 'tableRow', 'tableCell', 'tableHeader'];

/** The attribute of a block that is itself a proposal. It is never read from HTML nor written to it. */
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

/** What the schema of every editor needs that opens a working copy, whether anybody proposes in it or not. */
export const SUGGESTION_SCHEMA: Extensions = [insertion, deletion, formatChange, blockSuggestions];

/** The attributes by which the style sheet and the pointer know whose proposal an element shows. */
export function suggestionData(editor: Editor | undefined, stamp: SuggestionStamp): Record<string, string> {
  return {
    'data-suggestion': stamp.id,
    'data-person': stamp.by,
    'data-colour': String(personColour(stamp.by)),
    title: editor?.storage.suggesting?.describe(stamp) ?? '',
  };
}
