/** The values of a form by the names of its fields. A field that is not ticked or not there has none. */
export type Values = Readonly<Record<string, readonly string[]>>;

/** Typed text that was not sent: the fields that differ from what the form showed first. */
export type KeptText = {
  /** What these fields showed before something was typed. */
  readonly base: Values;
  readonly values: Values;
};

/** A field whose stored value changed after this person typed into it: both are shown, neither is overwritten. */
export type Conflict = {
  readonly name: string;
  readonly label: string;
  readonly now: string;
  readonly mine: string;
  /** The form has no such field now; the text can only be copied. */
  readonly isGone: boolean;
};

/** A kept text lies under its person, its form and the object that the form is about. */
export type KeptPlace = { readonly personId: string; readonly form: string; readonly of: string };

const keyOf = ({ personId, form, of }: KeptPlace) => `toasoan.form.${personId}.${form}.${of}`;

/** What this person typed into this form in this browser and did not send, or null. */
export function findKeptText(place: KeptPlace): KeptText | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(place)) ?? 'null') as Partial<KeptText> | null;
    return isValues(kept?.base) && isValues(kept?.values) ? { base: kept.base, values: kept.values } : null;
  } catch {
    return null;
  }
}

/** Keeps the text; a browser whose storage is full or forbidden keeps it on the screen only. */
export function keepText(place: KeptPlace, kept: KeptText): void {
  try {
    localStorage.setItem(keyOf(place), JSON.stringify(kept));
  } catch {
    // Storage is full or forbidden.
  }
}

export function forgetText(place: KeptPlace): void {
  try {
    localStorage.removeItem(keyOf(place));
  } catch {
    // Then nothing was kept either.
  }
}

export function isSameValue(one: readonly string[] = [], other: readonly string[] = []): boolean {
  return one.length === other.length && one.every((value, at) => value === other[at]);
}

function isValues(found: unknown): found is Values {
  if (typeof found !== 'object' || found === null) return false;
  return Object.values(found).every(
    (values) => Array.isArray(values) && values.every((value) => typeof value === 'string'),
  );
}
