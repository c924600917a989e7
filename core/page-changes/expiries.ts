/** A story that expires, with the tags of the pages that may list it. */
export type ExpiringStory = {
  readonly id: string;
  readonly number: number;
  readonly expiresAt: Date;
  readonly tags: readonly string[];
};

/** What expires next. */
export type Expiries = {
  /** The stories that expire, the first of them first. */
  readonly stories: readonly ExpiringStory[];
  /** From when on a page that bears the tag may list a story that has expired. */
  readonly byTag: ReadonlyMap<string, Date>;
  /** Nobody has asked for what expires from then on. */
  readonly knownUntil: Date;
};

/**
 * The expiries of the stories that were found up to a moment, the first of them first. Where as many were found as were looked for,
 * there may be more that expire with the last of them.
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

/** When the first of them expires. */
export function firstExpiry({ stories, knownUntil }: Expiries): Date {
  return stories.reduce((first, { expiresAt }) => earlier(first, expiresAt), knownUntil);
}

/** From when on a page with these tags is to be made without a story that it may list; null where none of those is known to expire. */
export function listedExpiry({ byTag }: Expiries, tags: Iterable<string>): Date | null {
  let first: Date | null = null;
  for (const tag of tags) {
    const moment = byTag.get(tag);
    if (moment !== undefined) first = first === null ? moment : earlier(first, moment);
  }
  return first;
}

/**
 * From when on a page shows a story that has expired, and may answer no more: it bears the story's own tag, or `holds` its
 * number, which stands in each of its addresses.
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
