'use client';
import { useEffect, useRef, useState } from 'react';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { waitUntilOnline } from '../forms/wait-until-online.ts';
import { forgetEntry, keepEntry } from './kept-entries.ts';
import type { DeskEntry, Written } from './live-doors.ts';
import { sendEntry } from './send-entry.ts';
import { SendingQueue, type Tried } from './sending-queue.ts';

/** What is on its way, and what stands in the way. */
export type Outgoing = {
  readonly written: Written;
  readonly failure: ActionFailure | null;
  readonly isSilent: boolean;
  readonly isSignedOut: boolean;
  /** The server takes others and answers this one with faults only: those after it went first. */
  readonly isAside: boolean;
};

/** An answer that did not come is asked for again after this, for as long as the screen is open. */
const againMs = 3_000;

/**
 * Sends entries until the newsroom has said what became of each, in the order in which they were sent; one that meets nothing but
 * faults of the server lets those after it go first. The composer is free meanwhile. Each is kept in this browser until then.
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
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  const [queue] = useState(
    () =>
      new SendingQueue<Written>({
        trySend,
        onAside: ({ entryId }) => change(entryId, { isAside: true }),
        rest: () => waitUntilOnline(againMs),
        isOpen: () => isOpen.current,
      }),
  );
  const taken = useRef(onTaken);
  taken.current = onTaken;

  function change(entryId: string, changes: Partial<Outgoing>) {
    setList((before) =>
      before.map((each) => (each.written.entryId === entryId ? { ...each, ...changes } : each)),
    );
  }

  async function trySend(written: Written): Promise<Tried> {
    const { entryId } = written;
    // What came from somebody on the way, and is no answer of ours, is none.
    const answer = await sendEntry(articleId, personId, written).catch(() => null);
    if (answer?.kind === 'taken') {
      forgetEntry(place, entryId);
      setList((before) => before.filter((each) => each.written.entryId !== entryId));
      taken.current(answer.entry);
      return 'answered';
    }
    if (answer?.kind === 'refused') {
      // It waits for its writer; the same words would be refused again.
      keepEntry(place, { ...written, wasSent: false });
      change(entryId, { failure: answer.error, isSilent: false, isAside: false });
      return 'answered';
    }
    change(entryId, { isSilent: true, isSignedOut: answer?.kind === 'signed-out' });
    return answer?.kind === 'faulty' ? 'faulty' : 'unanswered';
  }

  return {
    list,
    send(given: Written) {
      if (queue.has(given.entryId)) return;
      // What comes back keeps its place among the others.
      const written = { ...given, wasSent: true, sentAt: given.wasSent ? given.sentAt : Date.now() };
      keepEntry(place, written);
      setList((before) => [
        ...before.filter((each) => each.written.entryId !== written.entryId),
        { written, failure: null, isSilent: false, isSignedOut: false, isAside: false },
      ]);
      queue.add(written);
    },
    /**
     * Takes one off the list that was refused, or that nobody answers; its words stay kept until they are thrown away. Where the
     * newsroom has it already, whoever sends it again is told.
     */
    takeBack(entryId: string) {
      queue.takeOut(entryId);
      setList((before) => before.filter((each) => each.written.entryId !== entryId));
    },
  };
}
