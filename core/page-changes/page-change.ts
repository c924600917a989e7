/**
 * What a committed change means for the pages that bear its tags. `changed`: there is something newer to show, and until
 * it is made the older copy does nobody harm. `withdrawn`: what they show may be shown no more, not even once.
 */
export type PageChange = { readonly kind: 'changed' | 'withdrawn'; readonly tags: readonly string[] };

/** No tag reads like this one: tags that name one thing of many have a colon, the others are in this repository. */
const WITHDRAWN = 'withdrawn';

/** A change as one process tells it to the others: its tags, comma-separated, a withdrawal behind a word that says so. */
export function formatPageChange({ kind, tags }: PageChange): string {
  return (kind === 'withdrawn' ? [WITHDRAWN, ...tags] : tags).join(',');
}

/** The change that `formatPageChange` wrote. */
export function parsePageChange(text: string): PageChange {
  const [first = '', ...rest] = text.split(',');
  return first === WITHDRAWN
    ? { kind: 'withdrawn', tags: rest }
    : { kind: 'changed', tags: [first, ...rest] };
}
