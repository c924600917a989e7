import type { BlockNode, Inline } from '../../document/node.ts';
import { stripHidden } from '../../document/strip-hidden.ts';
import { type Check, FREE } from '../check.ts';

/** The same photo twice in one story. */
export const photoOnce = {
  name: 'photo-once',
  field: 'body',
  presets: { submit: 'advised', publish: 'advised' },
  floor: FREE,
  isBreaking: false,
  needs: [],
  parameters: {},
  find: ({ lead, body }) => {
    const shown = [...(lead === null ? [] : [lead.mediaId]), ...photosIn(stripHidden(body).content)];
    const count = shown.length - new Set(shown).size;
    return count > 0 ? { values: { count } } : null;
  },
} as const satisfies Check;

function photosIn(nodes: readonly (BlockNode | Inline)[]): string[] {
  return nodes.flatMap((node) => {
    const own = node.type === 'figure' && 'attrs' in node ? [String((node as BlockNode).attrs?.mediaId)] : [];
    return 'content' in node && node.content ? [...own, ...photosIn(node.content)] : own;
  });
}
