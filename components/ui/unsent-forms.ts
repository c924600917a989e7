/** The forms of this page with unsent text, each with the function that discards it. */
const unsent = new Map<Element, () => void>();

/** Marks a form as having unsent text, which `forget` discards. Null: it has none. */
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

/** The page is being left and its text stays stored in the browser, so no question is asked. */
export function releaseUnsent(): void {
  unsent.clear();
}

function unsentIn(within?: Element | null): [Element, () => void][] {
  return [...unsent].filter(([form]) => !within || within.contains(form));
}
