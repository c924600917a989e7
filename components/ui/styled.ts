/**
 * A ref that sets inline styles by script. The desk's Content-Security-Policy
 * (`server/http/security-headers.ts`) forbids style attributes in HTML.
 */
export function styled(styles: Readonly<Record<string, string>>): (element: HTMLElement | null) => void {
  return (element) => {
    for (const [name, value] of Object.entries(styles)) element?.style.setProperty(name, value);
  };
}
