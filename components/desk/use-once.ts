import { useRef, useState } from 'react';

/** Does what a press asks for; another press while it is being done is none, however slow the line is. */
export function useOnce(): { isBusy: boolean; once: (work: () => Promise<unknown>) => Promise<void> } {
  const isRunning = useRef(false);
  const [isBusy, setBusy] = useState(false);
  async function once(work: () => Promise<unknown>) {
    if (isRunning.current) return;
    isRunning.current = true;
    setBusy(true);
    try {
      await work();
    } finally {
      isRunning.current = false;
      setBusy(false);
    }
  }
  return { isBusy, once };
}
