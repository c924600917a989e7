import type blocks from '#messages/en/blocks.json';
import type editor from '#messages/en/editor.json';

/**
 * The names of blocks and the labels of the editor. The placeholders `{count}`, `{matched}` and `{type}` are
 * not filled.
 */
export type EditorLabels = Readonly<typeof blocks & typeof editor>;
