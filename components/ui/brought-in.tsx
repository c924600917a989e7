'use client';
import { type ComponentType, useEffect, useReducer } from 'react';

/** A part of the screen whose program is brought in when it is first shown, or a little earlier by `prepare`. */
export type Part<P> = {
  /** Null until it is here. */
  readonly component: () => ComponentType<P> | null;
  readonly prepare: () => Promise<void>;
};

/** Where a part comes from; where it can't be had it may be asked for again. */
export function partOf<P extends object>(load: () => Promise<ComponentType<P>>): Part<P> {
  let loaded: ComponentType<P> | null = null;
  let loading: Promise<void> | null = null;
  return {
    component: () => loaded,
    prepare() {
      loading ??= load().then(
        (component) => {
          loaded = component;
        },
        () => {
          loading = null;
        },
      );
      return loading;
    },
  };
}

/**
 * Shows a part once it is here. Unlike React's own way this never takes the screen down: where the part can't be had, as
 * on a train, nothing is shown, and it is asked for again with the next drawing.
 */
export function BroughtIn<P extends object>({ part, ...props }: { part: Part<P> } & P) {
  const [, draw] = useReducer((turn: number) => turn + 1, 0);
  const Component = part.component();
  useEffect(() => {
    if (part.component() !== null) return;
    let isWanted = true;
    void part.prepare().then(() => {
      if (isWanted && part.component() !== null) draw();
    });
    return () => {
      isWanted = false;
    };
  });
  return Component === null ? null : <Component {...(props as unknown as P)} />;
}
