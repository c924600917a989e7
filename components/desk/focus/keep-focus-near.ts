/** Elements that can receive the focus: a row of a list, or the container of the focused element. */
const PLACES = 'li, tr, fieldset, form, section, header';

/**
 * When the focused element is removed from `main`, moves the focus nearby: to the row in its place, the row
 * before, or the container. Otherwise the focus would fall to the start of the page. The row gets the focus
 * and not its button, which a held key would press. A closing dialog restores the focus itself.
 */
export function keepFocusNear(main: HTMLElement): () => void {
  let had: { readonly element: Node; readonly near: readonly Element[] } | null = null;

  function note({ target }: Event): void {
    const element = target as Element;
    if (!element.closest('dialog')) had = main.contains(element) ? { element, near: nearTo(element) } : null;
  }
  /** A press elsewhere gives up the focus. */
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

/** From the nearest on: the row of the element, the rows after it, the rows before it, and then outwards. */
function nearTo(element: Element): Element[] {
  const near: Element[] = [];
  for (let place = element.closest(PLACES); place; place = place.parentElement?.closest(PLACES) ?? null) {
    const rows = [...(place.parentElement?.children ?? [])];
    const at = rows.indexOf(place);
    near.push(place, ...rows.slice(at + 1), ...rows.slice(0, at).reverse());
  }
  return near;
}
