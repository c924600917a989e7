import type { Body } from './body.ts';
import { stripHidden } from './strip-hidden.ts';
import { currentBody } from './upgrade-body.ts';
import type { StoredBody } from './upgrade-steps.ts';

/** A stored body as readers may see it: in the current schema, without hidden nodes. */
export function readerBody(stored: StoredBody): Body {
  return stripHidden(currentBody(stored));
}
