import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Brings the focus, once what is being done is drawn, to the first of these that is there then: what moves is put elsewhere in the
 * document and what goes is gone, and either takes the focus from whoever uses the keyboard.
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
