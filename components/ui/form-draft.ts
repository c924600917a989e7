/** The values of a form by field name. An unchecked or missing field has none. */
export type Values = Readonly<Record<string, readonly string[]>>;

/** Unsent text: the fields that differ from their initial values. */
export type FormDraft = {
  /** The initial values of these fields. */
  readonly base: Values;
  readonly values: Values;
};

/**
 * A field whose saved value changed after this person typed into it. Both values are shown, and neither is
 * overwritten.
 */
export type Conflict = {
  readonly name: string;
  readonly label: string;
  readonly now: string;
  readonly mine: string;
  /** The form no longer has this field, so the text can only be copied. */
  readonly isGone: boolean;
};

/** The storage key of unsent text: person, form and the form's object. */
export type FormDraftKey = { readonly personId: string; readonly form: string; readonly of: string };

const keyOf = ({ personId, form, of }: FormDraftKey) => `toasoan.form.${personId}.${form}.${of}`;

/** Loads a person's unsent text of a form from this browser, or null. */
export function findFormDraft(place: FormDraftKey): FormDraft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(place)) ?? 'null') as Partial<FormDraft> | null;
    return isValues(kept?.base) && isValues(kept?.values) ? { base: kept.base, values: kept.values } : null;
  } catch {
    return null;
  }
}

/** Stores the text. If storage is full or disabled, it remains only on the screen. */
export function saveFormDraft(place: FormDraftKey, kept: FormDraft): void {
  try {
    localStorage.setItem(keyOf(place), JSON.stringify(kept));
  } catch {
    // Storage is full or disabled.
  }
}

export function deleteFormDraft(place: FormDraftKey): void {
  try {
    localStorage.removeItem(keyOf(place));
  } catch {
    // Without storage there is nothing to delete.
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
