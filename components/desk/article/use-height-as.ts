import { type RefObject, useEffect } from 'react';

/** Keeps the height of one element in a CSS variable of another, so that what sticks below it knows where. */
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
