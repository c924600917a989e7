import { slugFor } from '../text/slug.ts';
import type { Body } from './body.ts';
import { blockText } from './body-text.ts';
import type { BlockNode } from './node.ts';

/** A chapter of a story: a heading of the first level, and the name by which an address finds it. */
export type Chapter = { readonly node: BlockNode; readonly id: string; readonly title: string };

/** Fewer are seen at a glance and need no list. */
const fewestChapters = 3;

/** The chapters of a long story, in order; none where they are too few to need a list. */
export function chaptersOf(body: Body): Chapter[] {
  const taken = new Set<string>();
  const chapters = (body.content as readonly BlockNode[])
    .filter(({ type, attrs }) => type === 'heading' && Number(attrs?.level) === 2)
    .map((node) => ({ node, title: blockText(node).replaceAll('\n', ' ') }))
    .filter(({ title }) => title !== '')
    .map(({ node, title }) => ({ node, title, id: freeId(slugFor(title), taken) }));
  return chapters.length < fewestChapters ? [] : chapters;
}

/** Two chapters may bear one title; the ids of a page are its own, so these have a beginning that no other has. */
function freeId(slug: string, taken: Set<string>): string {
  let id = `phan-${slug}`;
  for (let count = 2; taken.has(id); count += 1) id = `phan-${slug}-${count}`;
  taken.add(id);
  return id;
}
