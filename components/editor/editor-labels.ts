import type blocks from '#messages/en/blocks.json';
import type editor from '#messages/en/editor.json';

/** The names of blocks and the texts of the editor, with `{count}`, `{matched}` and `{type}` not yet filled in. */
export type EditorLabels = Readonly<typeof blocks & typeof editor>;
