'use client';
import { type ComponentType, useEffect, useReducer } from 'react';
import type { Lazy } from './lazy.ts';

/**
 * Renders a lazily loaded component. Unlike React's `lazy`, a failed load never unmounts the screen: nothing
 * is shown, and the next render retries.
 */
export function LazyPart<P extends object>({ part, ...props }: { part: Lazy<ComponentType<P>> } & P) {
  const [, draw] = useReducer((turn: number) => turn + 1, 0);
  const Component = part.now();
  useEffect(() => {
    if (part.now() !== null) return;
    let isWanted = true;
    void part.prepare().then((found) => {
      if (isWanted && found !== null) draw();
    });
    return () => {
      isWanted = false;
    };
  });
  return Component === null ? null : <Component {...(props as unknown as P)} />;
}
