import { slugFor } from '../text/slug.ts';
import type { Body } from './body.ts';
import { blockText } from './body-text.ts';
import type { BlockNode } from './node.ts';

/** A chapter of a story: a level-2 heading with its title and its URL fragment. */
export type Chapter = { readonly node: BlockNode; readonly id: string; readonly title: string };

/** A story with fewer chapters needs no table of contents. */
const fewestChapters = 3;

/** The chapters of a long story in order; empty if it needs no table of contents. */
export function chaptersOf(body: Body): Chapter[] {
  const taken = new Set<string>();
  const chapters = (body.content as readonly BlockNode[])
    .filter(({ type, attrs }) => type === 'heading' && Number(attrs?.level) === 2)
    .map((node) => ({ node, title: blockText(node).replaceAll('\n', ' ') }))
    .filter(({ title }) => title !== '')
    .map(({ node, title }) => ({ node, title, id: freeId(slugFor(title), taken) }));
  return chapters.length < fewestChapters ? [] : chapters;
}

/** Two chapters may have equal titles. The prefix keeps chapter ids apart from the page's own. */
function freeId(slug: string, taken: Set<string>): string {
  let id = `phan-${slug}`;
  for (let count = 2; taken.has(id); count += 1) id = `phan-${slug}-${count}`;
  taken.add(id);
  return id;
}
