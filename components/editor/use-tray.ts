import { useMemo, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { type TrayItem, trayOf, trayPart } from '#core/working-copy/tray.ts';

/** The tray items of a working copy, updated on each change. */
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
