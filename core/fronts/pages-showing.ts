import type { FrontName } from './fronts.ts';

/** The cache tags of the pages with a container: its front, and for a strip the page of its section. */
export function pagesShowing(front: FrontName, container: string): string[] {
  const sectionId = /^strip-(.+)$/.exec(container)?.[1];
  return sectionId === undefined ? [front] : [front, `section:${sectionId}`];
}
