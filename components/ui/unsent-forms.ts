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

/**
 * Intercepts links, back navigation and reloads while the page has unsent text. `ask` gets a function that
 * leaves after all. Only the browser itself can ask at a reload or a closed tab. Without the Navigation API,
 * back navigation is not intercepted; the text stays stored.
 */
export function guardLeaving(ask: (leave: () => void) => void): () => void {
  function onClick(event: MouseEvent) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element | null)?.closest<HTMLAnchorElement>('a[href]');
    if (!link || link.target === '_blank' || link.hasAttribute('download') || !hasUnsent()) return;
    // A fragment of this page.
    if (link.getAttribute('href')?.startsWith('#')) return;
    event.preventDefault();
    event.stopPropagation();
    ask(() => link.click());
  }
  function onTraverse(event: NavigateEvent) {
    if (event.navigationType !== 'traverse' || !event.cancelable || !hasUnsent()) return;
    event.preventDefault();
    const { key } = event.destination;
    ask(() => void window.navigation.traverseTo(key));
  }
  function onUnload(event: BeforeUnloadEvent) {
    if (hasUnsent()) event.preventDefault();
  }
  const navigation: Navigation | undefined = window.navigation;
  document.addEventListener('click', onClick, true);
  window.addEventListener('beforeunload', onUnload);
  navigation?.addEventListener('navigate', onTraverse);
  return () => {
    document.removeEventListener('click', onClick, true);
    window.removeEventListener('beforeunload', onUnload);
    navigation?.removeEventListener('navigate', onTraverse);
  };
}
