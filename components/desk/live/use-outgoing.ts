'use client';
import { useEffect, useRef, useState } from 'react';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { onlineOrAfter } from '../online-or-after.ts';
import { forgetEntry, keepEntry } from './kept-entries.ts';
import type { DeskEntry, Written } from './live-doors.ts';
import { sendEntry } from './send-entry.ts';

/** What is on its way, and what stands in the way. */
export type Outgoing = {
  readonly written: Written;
  readonly failure: ActionFailure | null;
  readonly isSilent: boolean;
  readonly isSignedOut: boolean;
};

/** An answer that did not come is asked for again after this, for as long as the screen is open. */
const againMs = 3_000;

/**
 * Sends entries until the newsroom has said what became of each, in the order in which they were sent; the composer is
 * free meanwhile. Each is kept in this browser until then.
 */
export function useOutgoing({
  personId,
  articleId,
  onTaken,
}: {
  personId: string;
  articleId: string;
  onTaken: (entry: DeskEntry) => void;
}) {
  const [list, setList] = useState<readonly Outgoing[]>([]);
  const place = { personId, articleId };
  const running = useRef(new Set<string>());
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);

  function change(entryId: string, changes: Partial<Outgoing>) {
    setList((before) =>
      before.map((each) => (each.written.entryId === entryId ? { ...each, ...changes } : each)),
    );
  }

  async function run(written: Written): Promise<void> {
    const { entryId } = written;
    if (running.current.has(entryId)) return;
    running.current.add(entryId);
    while (isOpen.current) {
      const answer = await sendEntry(articleId, personId, written);
      if (answer.kind === 'taken') {
        forgetEntry(place, entryId);
        setList((before) => before.filter((each) => each.written.entryId !== entryId));
        onTaken(answer.entry);
        break;
      }
      if (answer.kind === 'refused') {
        // It waits for its writer; the same words would be refused again.
        keepEntry(place, { ...written, wasSent: false });
        change(entryId, { failure: answer.error, isSilent: false });
        break;
      }
      change(entryId, { isSilent: true, isSignedOut: answer.isSignedOut });
      await onlineOrAfter(againMs);
    }
    running.current.delete(entryId);
  }

  return {
    list,
    send(given: Written) {
      const written = { ...given, wasSent: true };
      keepEntry(place, written);
      setList((before) => [
        ...before.filter((each) => each.written.entryId !== written.entryId),
        { written, failure: null, isSilent: false, isSignedOut: false },
      ]);
      void run(written);
    },
    /** Takes one that was refused off the list; its words stay kept until they are thrown away. */
    takeBack(entryId: string) {
      setList((before) => before.filter((each) => each.written.entryId !== entryId));
    },
  };
}
