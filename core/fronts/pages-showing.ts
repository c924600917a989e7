import type { FrontName } from './fronts.ts';

/** The tags of the pages that show a container: its front, and for a strip the page of its section, which it leads. */
export function pagesShowing(front: FrontName, container: string): string[] {
  const sectionId = /^strip-(.+)$/.exec(container)?.[1];
  return sectionId === undefined ? [front] : [front, `section:${sectionId}`];
}
