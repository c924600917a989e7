/**
 * A ref that gives an element styles of its own. The desk's policy (`server/http/security-headers.ts`) lets none stand in its
 * HTML; what a script sets is no text that a stranger could have put there.
 */
export function styled(styles: Readonly<Record<string, string>>): (element: HTMLElement | null) => void {
  return (element) => {
    for (const [name, value] of Object.entries(styles)) element?.style.setProperty(name, value);
  };
}
