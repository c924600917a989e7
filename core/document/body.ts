import type { Block } from './block-types.ts';

/** The body of a story: ProseMirror JSON with its schema number. */
export type Body = { type: 'doc'; schema: typeof bodySchemaNumber; content: readonly Block[] };

/** The schema number that this version writes. */
export const bodySchemaNumber = 3;
/**
 * Maximum size of a body as JSON in UTF-8, some twenty-five thousand words. Every save works through the
 * whole text while readers wait (`npm run bench largest-bodies`).
 */
export const bodyMaxBytes = 200_000;
/** Maximum number of JSON objects in a body: blocks, runs of text, marks and attributes. */
export const bodyMaxObjects = 8_000;
/** Maximum numbers of blocks that take long to draw, in one story. */
export const bodyMaxCharts = 30;
export const bodyMaxCells = 1_500;
export const bodyMaxPhotos = 300;
/** Maximum size of a draft that is kept because it cannot be saved, equal to that of a request, as JSON. */
export const storedBodyMaxBytes = 16_000_000;
/** Maximum nesting of nodes; Word's nine list levels need 20. */
export const bodyMaxDepth = 40;
/** The same in JSON levels: a node is an object inside a content array. */
export const bodyMaxLevels = 2 * bodyMaxDepth;

/** The body of a new story. */
export const emptyBody: Body = { type: 'doc', schema: bodySchemaNumber, content: [{ type: 'paragraph' }] };
