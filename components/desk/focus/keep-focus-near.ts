/** What somebody goes on from: a row of a list, or what holds together what stands in it. */
const PLACES = 'li, tr, fieldset, form, section, header';

/**
 * Where what has the focus is taken out of `main`, the focus goes to what came into the place of its row, to the row before, or to what
 * holds it: never to the page as a whole, from whose beginning the keyboard would have to come back. It goes to the row and not to a
 * button in it, which a key that is held down would press. Of what a dialog takes along the focus is brought back by the dialog.
 */
export function keepFocusNear(main: HTMLElement): () => void {
  let had: { readonly element: Node; readonly near: readonly Element[] } | null = null;

  function note({ target }: Event): void {
    const element = target as Element;
    if (!element.closest('dialog')) had = main.contains(element) ? { element, near: nearTo(element) } : null;
  }
  /** Whoever points elsewhere has let go of it. */
  function forget({ target }: Event): void {
    const element = target as Element;
    if (!element.closest('dialog') && !had?.element.contains(element)) had = null;
  }
  const watch = new MutationObserver(() => {
    if (!had || had.element.isConnected || document.activeElement !== document.body) return;
    const place = (had.near.find(({ isConnected, ariaHidden }) => isConnected && !ariaHidden) ??
      main) as HTMLElement;
    had = null;
    place.tabIndex = -1;
    place.focus({ preventScroll: place === main });
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
  });

  watch.observe(main, { childList: true, subtree: true });
  document.addEventListener('focusin', note);
  document.addEventListener('pointerdown', forget);
  return () => {
    watch.disconnect();
    document.removeEventListener('focusin', note);
    document.removeEventListener('pointerdown', forget);
  };
}

/** From the nearest on: the row that it stands in, what comes after it, what comes before it, and so on outwards. */
function nearTo(element: Element): Element[] {
  const near: Element[] = [];
  for (let place = element.closest(PLACES); place; place = place.parentElement?.closest(PLACES) ?? null) {
    const rows = [...(place.parentElement?.children ?? [])];
    const at = rows.indexOf(place);
    near.push(place, ...rows.slice(at + 1), ...rows.slice(0, at).reverse());
  }
  return near;
}
