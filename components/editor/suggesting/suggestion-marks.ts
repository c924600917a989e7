import { Extension, type Extensions, Mark, type NodeConfig } from '@tiptap/core';
import type { BlockSuggestion, SuggestionStamp } from '#core/working-copy/suggestion.ts';
import { personColor } from './person-color.ts';

/** Who proposed something, as the mark shows it: by a word when the pointer rests on it, and by a colour. */
type Shown = { readonly describe: (suggestion: SuggestionStamp) => string };
const shown: Shown = { describe: ({ by }) => by };

/**
 * Not inclusive, so that what somebody else writes at its end is not taken for a part of it. There are no rules to
 * read them from HTML: nothing that is pasted is a proposal.
 */
const suggestionMark = (name: string, tag: string, attributes: readonly string[]) =>
  Mark.create<Shown>({
    name,
    inclusive: false,
    addOptions: () => shown,
    addAttributes: () =>
      Object.fromEntries(
        attributes.map((attribute) => [
          attribute,
          { default: attribute === 'before' ? [] : '', rendered: false },
        ]),
      ),
    renderHTML({ mark }) {
      const stamp = mark.attrs as SuggestionStamp;
      return [
        tag,
        { class: `suggested suggested-${name}`, ...dataOf(stamp), title: this.options.describe(stamp) },
        0,
      ];
    },
  });

export const insertion = suggestionMark('insertion', 'ins', ['id', 'by', 'at']);
export const deletion = suggestionMark('deletion', 'del', ['id', 'by', 'at']);
export const formatChange = suggestionMark('formatChange', 'span', ['id', 'by', 'at', 'before']);

/** The blocks that may be proposed: every one but the parts of a table and the story itself. */
const NOT_PROPOSED = ['doc', 'text', 'tableRow', 'tableCell', 'tableHeader'];

/** The attribute of a block that is itself a proposal. It is never read from HTML, and never in a body. */
export const blockSuggestions = Extension.create({
  name: 'blockSuggestions',
  addGlobalAttributes() {
    const types = this.extensions
      .filter((extension) => extension.type === 'node' && !NOT_PROPOSED.includes(extension.name))
      .filter((extension) => !(extension.config as NodeConfig).inline)
      .map((extension) => extension.name);
    return [
      {
        types,
        attributes: {
          suggestion: {
            default: null,
            keepOnSplit: false,
            parseHTML: () => null,
            renderHTML: ({ suggestion }) => blockDataOf(suggestion as BlockSuggestion | null),
          },
        },
      },
    ];
  },
});

function dataOf({ id, by }: SuggestionStamp): Record<string, string> {
  return { 'data-suggestion': id, 'data-person': by, 'data-color': String(personColor(by)) };
}

/** The attributes by which the style sheet shows a block that is proposed. */
export function blockDataOf(suggestion: BlockSuggestion | null): Record<string, string> {
  return suggestion ? { ...dataOf(suggestion), 'data-suggested': suggestion.kind } : {};
}

/** What the schema of every editor needs that opens a working copy, whether anybody proposes in it or not. */
export const SUGGESTION_SCHEMA: Extensions = [insertion, deletion, formatChange, blockSuggestions];
