/** The forms of this page with typed text that was not sent, each with the function that forgets its text. */
const unsent = new Map<Element, () => void>();

/** Notes that a form has unsent text; `forget` discards that text. Null: it has none. */
export function markUnsent(form: Element, forget: (() => void) | null): void {
  if (forget === null) unsent.delete(form);
  else unsent.set(form, forget);
}

/** Whether a part of the page, or the page, has unsent text. */
export function hasUnsent(within?: Element | null): boolean {
  return unsentIn(within).length > 0;
}

/** Discards the unsent text in a part of the page. */
export function forgetUnsent(within: Element): void {
  for (const [form, forget] of unsentIn(within)) {
    unsent.delete(form);
    forget();
  }
}

/** The page is left, and its text stays kept in the browser: no further question is asked. */
export function releaseUnsent(): void {
  unsent.clear();
}

function unsentIn(within?: Element | null): [Element, () => void][] {
  return [...unsent].filter(([form]) => !within || within.contains(form));
}
