import { useRef, useState } from 'react';

/** Runs the action of a press. Further presses in the meantime are ignored and return null. */
export function useSingleFlight(): {
  isBusy: boolean;
  once: <T>(work: () => Promise<T>) => Promise<T | null>;
} {
  const isRunning = useRef(false);
  const [isBusy, setBusy] = useState(false);
  async function once<T>(work: () => Promise<T>): Promise<T | null> {
    if (isRunning.current) return null;
    isRunning.current = true;
    setBusy(true);
    try {
      return await work();
    } finally {
      isRunning.current = false;
      setBusy(false);
    }
  }
  return { isBusy, once };
}
