/** News in the sheet: its words, the id that the story will have, and whether it was ever sent. */
export type News = {
  readonly id: string;
  readonly headline: string;
  readonly sapo: string;
  readonly sectionId: string;
  readonly sourceId: string;
  /** Somebody confirmed it, and no answer says yet what became of it. */
  readonly wasSent: boolean;
};

/** Whom news can be by. */
export type Source = { readonly id: string; readonly name: string };

const key = (personId: string) => `toasoan-breaking-${personId}`;

/** What this person left in the sheet in this browser, or null. */
export function keptNews(personId: string): News | null {
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

/** Keeps it until the server has it. A browser that may keep nothing has it on the screen only. */
export function keepNews(personId: string, news: News): void {
  try {
    localStorage.setItem(key(personId), JSON.stringify(news));
  } catch {
    // Storage is full or forbidden.
  }
}

export function forgetNews(personId: string): void {
  try {
    localStorage.removeItem(key(personId));
  } catch {
    // Then there was nothing kept either.
  }
}
