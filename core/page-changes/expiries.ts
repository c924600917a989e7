/** An expiring story with the cache tags of the pages that may list it. */
export type ExpiringStory = {
  readonly id: string;
  readonly number: number;
  readonly expiresAt: Date;
  readonly tags: readonly string[];
};

/** The next expiries. */
export type Expiries = {
  /** The expiring stories, earliest first. */
  readonly stories: readonly ExpiringStory[];
  /** When a page with the tag may first list an expired story. */
  readonly byTag: ReadonlyMap<string, Date>;
  /** Later expiries are not loaded. */
  readonly knownUntil: Date;
};

/**
 * The expiries of the stories found up to a moment, earliest first. If the query reached its limit, more
 * stories may expire together with the last one.
 */
export function expiriesOf(
  stories: readonly ExpiringStory[],
  { until, most }: { until: Date; most: number },
): Expiries {
  const byTag = new Map<string, Date>();
  for (const { expiresAt, tags } of stories) {
    for (const tag of tags) byTag.set(tag, earlier(byTag.get(tag) ?? expiresAt, expiresAt));
  }
  return { stories, byTag, knownUntil: stories[most - 1]?.expiresAt ?? until };
}

/** The earliest expiry. */
export function firstExpiry({ stories, knownUntil }: Expiries): Date {
  return stories.reduce((first, { expiresAt }) => earlier(first, expiresAt), knownUntil);
}

/**
 * When a page with these tags must be rendered again because a story that it may list expires; null if no
 * such expiry is known.
 */
export function listedExpiry({ byTag }: Expiries, tags: Iterable<string>): Date | null {
  let first: Date | null = null;
  for (const tag of tags) {
    const moment = byTag.get(tag);
    if (moment !== undefined) first = first === null ? moment : earlier(first, moment);
  }
  return first;
}

/**
 * When a page itself shows an expired story and must not be served. Such a page has the story's own tag, or
 * `holds` its number, which is in each of its URLs.
 */
export function shownExpiry(
  { stories, knownUntil }: Expiries,
  { tags, holds }: { tags: ReadonlySet<string>; holds: (number: number) => boolean },
): Date {
  const shown = stories.filter(({ id, number }) => tags.has(`article:${id}`) || holds(number));
  return shown.reduce((first, { expiresAt }) => earlier(first, expiresAt), knownUntil);
}

function earlier(one: Date, other: Date): Date {
  return one <= other ? one : other;
}
