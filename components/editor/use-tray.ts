import { useMemo, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { type TrayItem, trayOf, trayPart } from '#core/working-copy/tray.ts';

/** What lies in the tray of a working copy, each time it changes. */
export function useTray(doc: Y.Doc): readonly TrayItem[] {
  const store = useMemo(() => {
    const tray = trayPart(doc);
    let items: readonly TrayItem[] = trayOf(doc);
    return {
      snapshot: () => items,
      subscribe(listener: () => void) {
        const look = () => {
          items = trayOf(doc);
          listener();
        };
        tray.observe(look);
        look();
        return () => tray.unobserve(look);
      },
    };
  }, [doc]);
  return useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot);
}
