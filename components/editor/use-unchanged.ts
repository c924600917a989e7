import { useRef } from 'react';

/** The very object that was given first, for as long as what is given says the same: a page that is read again brings copies. */
export function useUnchanged<T>(value: T): T {
  const held = useRef(value);
  if (held.current !== value && JSON.stringify(held.current) !== JSON.stringify(value)) held.current = value;
  return held.current;
}
