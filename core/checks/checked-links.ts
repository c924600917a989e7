import type { Body } from '../document/body.ts';
import { linksOf } from '../document/body-facts.ts';
import { stripHidden } from '../document/strip-hidden.ts';

/** Nobody links to more; what comes behind is not looked at. */
const checkedAtMost = 200;

/** The addresses that readers can follow from a body to a page: no e-mail addresses, nothing of private notes. */
export function checkedLinks(body: Body): string[] {
  return linksOf(stripHidden(body))
    .filter((url) => /^(?:https?:\/\/|\/)/i.test(url))
    .slice(0, checkedAtMost);
}
