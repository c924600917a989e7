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
 * Sends entries until the newsroom has said what became of each, in the order in which they were sent: one that nobody has
 * answered yet holds back those after it, unless its writer takes it back; one that was refused does not. The composer is free meanwhile. Each is kept in
 * this browser until then.
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
  /** What has no answer yet, in its order. */
  const queue = useRef<Written[]>([]);
  const isRunning = useRef(false);
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

  async function run(): Promise<void> {
    if (isRunning.current) return;
    isRunning.current = true;
    while (isOpen.current) {
      const [next] = queue.current;
      if (next === undefined) break;
      // What came from somebody on the way, and is no answer of ours, is none.
      if (await isAnswered(next).catch(() => false)) takeOut(next.entryId);
      else {
        change(next.entryId, { isSilent: true });
        await onlineOrAfter(againMs);
      }
    }
    isRunning.current = false;
  }

  function takeOut(entryId: string): void {
    queue.current = queue.current.filter((each) => each.entryId !== entryId);
  }

  async function isAnswered(written: Written): Promise<boolean> {
    const { entryId } = written;
    const answer = await sendEntry(articleId, personId, written);
    if (answer.kind === 'taken') {
      forgetEntry(place, entryId);
      setList((before) => before.filter((each) => each.written.entryId !== entryId));
      onTaken(answer.entry);
    } else if (answer.kind === 'refused') {
      // It waits for its writer; the same words would be refused again.
      keepEntry(place, { ...written, wasSent: false });
      change(entryId, { failure: answer.error, isSilent: false });
    } else change(entryId, { isSignedOut: answer.isSignedOut });
    return answer.kind !== 'unknown';
  }

  return {
    list,
    send(given: Written) {
      if (queue.current.some(({ entryId }) => entryId === given.entryId)) return;
      // What comes back keeps its place among the others.
      const written = { ...given, wasSent: true, sentAt: given.wasSent ? given.sentAt : Date.now() };
      queue.current.push(written);
      keepEntry(place, written);
      setList((before) => [
        ...before.filter((each) => each.written.entryId !== written.entryId),
        { written, failure: null, isSilent: false, isSignedOut: false },
      ]);
      void run();
    },
    /**
     * Takes one off the list that was refused, or that nobody answers; its words stay kept until they are thrown away. Where the
     * newsroom has it already, whoever sends it again is told.
     */
    takeBack(entryId: string) {
      takeOut(entryId);
      setList((before) => before.filter((each) => each.written.entryId !== entryId));
    },
  };
}
