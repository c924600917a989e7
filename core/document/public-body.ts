import type { Body } from './body.ts';
import { stripHidden } from './strip-hidden.ts';
import { currentBody } from './upgrade-body.ts';
import type { StoredBody } from './upgrade-steps.ts';

/** A body from our own tables as readers may have it: in the current schema, without what is not for them. */
export function readerBody(stored: StoredBody): Body {
  return stripHidden(currentBody(stored));
}
