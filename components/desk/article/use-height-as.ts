import { type RefObject, useEffect } from 'react';

/** Keeps a CSS variable with the height of an element up to date, for sticky elements below it. */
export function useHeightAs(
  variable: `--${string}`,
  { of, on }: { of: RefObject<HTMLElement | null>; on: RefObject<HTMLElement | null> },
): void {
  useEffect(() => {
    const measured = of.current;
    if (measured === null) return;
    const observer = new ResizeObserver(() => {
      on.current?.style.setProperty(variable, `${measured.offsetHeight}px`);
    });
    observer.observe(measured);
    return () => observer.disconnect();
  }, [variable, of, on]);
}
