import { hasUnsent } from '#components/ui/unsent-forms.ts';

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
