/** What expires next, by the tags of the pages that may show it. */
export type Expiries = {
  /** From when on a page that bears the tag may show a story that has expired. */
  readonly byTag: ReadonlyMap<string, Date>;
  /** What expires from then on, nobody has asked for. */
  readonly knownUntil: Date;
  /** From when on a page may show a story that has expired of which nobody can say what it shows. */
  readonly first: Date;
};

/**
 * The expiries of the stories that were found up to a moment, the first of them first, each with the tags of the pages that it may
 * stand on. Where as many were found as were looked for, there may be more that expire with the last of them.
 */
export function expiriesOf(
  stories: readonly { readonly expiresAt: Date; readonly tags: readonly string[] }[],
  { until, most }: { until: Date; most: number },
): Expiries {
  const byTag = new Map<string, Date>();
  const knownUntil = stories[most - 1]?.expiresAt ?? until;
  let first = knownUntil;
  for (const { expiresAt, tags } of stories) {
    first = earlier(first, expiresAt);
    for (const tag of tags) byTag.set(tag, earlier(byTag.get(tag) ?? expiresAt, expiresAt));
  }
  return { byTag, knownUntil, first };
}

/** From when on a page with these tags may show a story that has expired. */
export function expiryAmong({ byTag, knownUntil }: Expiries, tags: Iterable<string>): Date {
  let first = knownUntil;
  for (const tag of tags) first = earlier(first, byTag.get(tag) ?? first);
  return first;
}

function earlier(one: Date, other: Date): Date {
  return one <= other ? one : other;
}
