import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Focuses the first of these elements that exists after the next render. Moved and removed elements lose the
 * focus, which keyboard users need.
 */
export function useFocusAfter(within: RefObject<HTMLElement | null>): (...places: string[]) => void {
  const wanted = useRef<readonly string[]>([]);
  useLayoutEffect(() => {
    const places = wanted.current;
    wanted.current = [];
    for (const place of places) {
      const found = within.current?.querySelector<HTMLElement>(place);
      if (found) return found.focus();
    }
  });
  return (...places) => {
    wanted.current = places;
  };
}
