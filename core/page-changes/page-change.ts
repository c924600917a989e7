/**
 * The effect of a committed change on the pages with its tags. `changed`: there is newer content, and the
 * stale copy may be served until it is rendered. `withdrawn`: the content must not be served again, not even
 * once.
 */
export type PageChange = { readonly kind: 'changed' | 'withdrawn'; readonly tags: readonly string[] };

/**
 * No tag equals this word: tags of one object have a colon, and all other tags are defined in this
 * repository.
 */
const WITHDRAWN = 'withdrawn';

/** Encodes a change for other processes: comma-separated tags, with a prefix for a withdrawal. */
export function formatPageChange({ kind, tags }: PageChange): string {
  return (kind === 'withdrawn' ? [WITHDRAWN, ...tags] : tags).join(',');
}

/** Decodes `formatPageChange`. */
export function parsePageChange(text: string): PageChange {
  const [first = '', ...rest] = text.split(',');
  return first === WITHDRAWN
    ? { kind: 'withdrawn', tags: rest }
    : { kind: 'changed', tags: [first, ...rest] };
}
