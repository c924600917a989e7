import type { Body } from '../document/body.ts';
import { linksOf } from '../document/body-facts.ts';
import { stripHidden } from '../document/strip-hidden.ts';

/** Maximum number of links that are checked; later ones are ignored. */
const checkedAtMost = 200;

/** The URLs in a body that readers can follow to a page, without e-mail addresses and private notes. */
export function checkedLinks(body: Body): string[] {
  return linksOf(stripHidden(body))
    .filter((url) => /^(?:https?:\/\/|\/)/i.test(url))
    .slice(0, checkedAtMost);
}
