/** The story in the sheet: its text, its article id, and whether it was ever sent. */
export type News = {
  readonly id: string;
  readonly headline: string;
  readonly sapo: string;
  readonly sectionId: string;
  readonly sourceId: string;
  /** It was confirmed, and no answer has arrived yet. */
  readonly wasSent: boolean;
};

/** A possible byline. */
export type Source = { readonly id: string; readonly name: string };

const key = (personId: string) => `toasoan-breaking-${personId}`;

/** Loads this person's unsent breaking story from this browser, or null. */
export function unsentNews(personId: string): News | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key(personId)) ?? 'null') as Partial<News> | null;
    const isWhole =
      kept !== null &&
      [kept.id, kept.headline, kept.sapo, kept.sectionId, kept.sourceId].every(
        (part) => typeof part === 'string',
      );
    return isWhole ? { ...(kept as News), wasSent: kept.wasSent === true } : null;
  } catch {
    return null;
  }
}

/** Stores it until the server has it. Without storage it remains only on the screen. */
export function keepNews(personId: string, news: News): void {
  try {
    localStorage.setItem(key(personId), JSON.stringify(news));
  } catch {
    // Storage is full or disabled.
  }
}

export function forgetNews(personId: string): void {
  try {
    localStorage.removeItem(key(personId));
  } catch {
    // Without storage there is nothing to delete.
  }
}
