import { useRef } from 'react';

/**
 * Returns the first object as long as later values are deeply equal. A refreshed page passes equal copies.
 */
export function useUnchanged<T>(value: T): T {
  const held = useRef(value);
  if (held.current !== value && JSON.stringify(held.current) !== JSON.stringify(value)) held.current = value;
  return held.current;
}
