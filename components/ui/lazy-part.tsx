'use client';
import { type ComponentType, useEffect, useReducer } from 'react';
import type { Lazy } from './lazy.ts';

/**
 * Shows a part of the screen once it is here. Unlike React's own way this never takes the screen down: where the part
 * can't be had nothing is shown, and it is asked for again with the next drawing.
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
