'use client';
import type { Editor } from '@tiptap/core';
import { useEffect, useMemo, useState } from 'react';
import type * as Y from 'yjs';
import type { ShownThread } from './shown-thread.ts';
import { type Whereabouts, whereaboutsOf } from './where-threads-are.ts';

/** Debounce after the last change of the text, so that anchors are not resolved on each key. */
const askAfterMs = 1_000;

/**
 * The positions of conversations, updated when they change, after a pause in typing, and when highlights
 * appear or vanish.
 */
export function useWhereabouts({
  threads,
  doc,
  editor,
}: {
  threads: readonly ShownThread[];
  doc: Y.Doc | null;
  editor: Editor | null;
}): ReadonlyMap<string, Whereabouts> {
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    if (doc === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setTurn((before) => before + 1), askAfterMs);
    };
    doc.on('update', later);
    return () => {
      clearTimeout(timer);
      doc.off('update', later);
    };
  }, [doc]);

  useEffect(() => {
    // The editor may have been recreated in this tick.
    if (editor === null || editor.isDestroyed) return;
    const { commentMarks } = editor.storage;
    commentMarks.onPlaces = () => setTurn((before) => before + 1);
    return () => {
      commentMarks.onPlaces = null;
    };
  }, [editor]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the turn says that the text has changed.
  return useMemo(
    () => new Map(threads.map((thread) => [thread.id, whereaboutsOf(thread, doc)])),
    [threads, doc, turn],
  );
}
