'use client';
import { useEffect, useRef, useState } from 'react';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { waitUntilOnline } from '../forms/wait-until-online.ts';
import type { DeskEntry, Written } from './desk-entry.ts';
import { sendEntry } from './send-entry.ts';
import { SendingQueue, type Tried } from './sending-queue.ts';
import { forgetEntry, keepEntry } from './unsent-entries.ts';

/** An entry being sent, and its problem. */
export type Outgoing = {
  readonly written: Written;
  readonly failure: ActionFailure | null;
  readonly isSilent: boolean;
  readonly isSignedOut: boolean;
  /** The server accepts others but fails on this one, so later ones were sent first. */
  readonly isAside: boolean;
};

/** Retry interval without an answer, while the screen is open. */
const againMs = 3_000;

/**
 * Sends entries in order until the server has answered each. An entry with only server failures lets later
 * ones pass. The composer stays usable. Entries are stored in this browser until then.
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
    // An answer that is not the application's, such as from a proxy, counts as none.
    const answer = await sendEntry(articleId, personId, written).catch(() => null);
    if (answer?.kind === 'taken') {
      forgetEntry(place, entryId);
      setList((before) => before.filter((each) => each.written.entryId !== entryId));
      taken.current(answer.entry);
      return 'answered';
    }
    if (answer?.kind === 'refused') {
      // It waits for its writer, because the same content would be rejected again.
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
      // A restored entry keeps its place among the others.
      const written = { ...given, wasSent: true, sentAt: given.wasSent ? given.sentAt : Date.now() };
      keepEntry(place, written);
      setList((before) => [
        ...before.filter((each) => each.written.entryId !== written.entryId),
        { written, failure: null, isSilent: false, isSignedOut: false, isAside: false },
      ]);
      queue.add(written);
    },
    /**
     * Takes a rejected or unanswered entry off the list. Its text stays stored until it is discarded. If the
     * server already has the entry, a later retry reports that.
     */
    takeBack(entryId: string) {
      queue.takeOut(entryId);
      setList((before) => before.filter((each) => each.written.entryId !== entryId));
    },
  };
}
