import type { DeskEvent } from '#core/articles/debts.ts';
import { notificationEventsUrl } from '#core/urls.ts';
import { debtsChanged } from '../breaking/debts-changed.ts';
import { unreadIncreased } from './unread-increased.ts';

/** The accessible labels of the bell, with the placeholder `{count}`. */
export type BellWords = { readonly one: string; readonly many: string };

/** A rejected stream (signed out, server starting) is retried after this delay. */
const againMs = 15_000;

type Bell = {
  readonly personId: string;
  readonly words: BellWords;
  /** The number in the server's page. */
  readonly first: number;
  readonly show: (unread: number) => void;
};

/**
 * Keeps the numbers of the desk up to date until the returned function is called. These are the open debts
 * and the unread notifications. The latter are also in the window title, and an increase is announced to
 * screen readers. One window holds the stream and broadcasts to the others, because without HTTP/2 browsers
 * allow six connections per site.
 */
export function holdNotificationStream({ personId, words, first, show }: Bell): () => void {
  const name = `bell-${personId}`;
  const others = new BroadcastChannel(name);
  const ending = new AbortController();
  const { signal } = ending;
  const title = holdTitle();
  let before: DeskEvent | null = null;
  let known = first;

  function receive(event: DeskEvent): void {
    const { unread, newest, debts } = event;
    // Ids increase with time. Above the counting limit a later id shows that a notification has arrived.
    const hasLater = before?.newest != null && newest !== null && newest > before.newest;
    show(unread);
    if (debts !== null) debtsChanged.emit(debts);
    title.show(unread);
    if (unread > known || hasLater) {
      broadcast(sentence(words, unread));
      unreadIncreased.emit(unread);
    }
    known = unread;
    before = event;
  }
  function receiveAndShare(event: DeskEvent): void {
    receive(event);
    others.postMessage(event);
  }
  others.onmessage = ({ data }) => {
    // A new window asks, and the holder of the stream answers.
    if (data !== null) receive(data as DeskEvent);
    else if (before !== null) others.postMessage(before);
  };
  others.postMessage(null);

  if (navigator.locks) {
    const hold = () => new Promise<void>((ended) => keepStream(receiveAndShare, signal, ended));
    navigator.locks.request(name, { signal }, hold).catch(() => {});
  } else {
    holdWhileInSight(receive, signal);
  }
  return () => {
    ending.abort();
    others.close();
    title.end();
  };
}

/** Web Locks need a secure context. Over plain http each visible window has its own stream. */
function holdWhileInSight(receive: (event: DeskEvent) => void, signal: AbortSignal): void {
  let current: AbortController | null = null;
  const look = () => {
    if (document.visibilityState === 'hidden') {
      current?.abort();
      current = null;
    } else if (current === null) {
      current = new AbortController();
      keepStream(receive, current.signal, () => {});
    }
  };
  document.addEventListener('visibilitychange', look, { signal });
  signal.addEventListener('abort', () => current?.abort());
  look();
}

/** Keeps a stream open until the signal. The browser reconnects a broken stream, but not a rejected one. */
function keepStream(receive: (event: DeskEvent) => void, signal: AbortSignal, ended: () => void): void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource(notificationEventsUrl);
    source.onmessage = ({ data }) => receive(JSON.parse(data));
    source.onerror = () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      // Jitter, so that not all windows of a newsroom reconnect at once.
      timer = setTimeout(open, againMs * (1 + Math.random()));
    };
  };
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    source?.close();
    ended();
  });
  open();
}

function sentence(words: BellWords, unread: number): string {
  return (unread === 1 ? words.one : words.many).replace('{count}', unread > 99 ? '99+' : String(unread));
}

/** Announces a text politely. */
function broadcast(text: string): void {
  let region = document.getElementById('bell-status');
  if (region === null) {
    region = document.createElement('p');
    region.id = 'bell-status';
    region.className = 'visually-hidden';
    region.setAttribute('role', 'status');
    document.body.append(region);
  }
  // A live region only announces changes, so a repeated "99+" gets an invisible difference.
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}

const counted = /^\(\d+\+?\) /;

/** Keeps the number in front of the window title, also after a page sets a new title. */
function holdTitle() {
  let prefix = '';
  const put = () => {
    const wanted = prefix + document.title.replace(counted, '');
    if (document.title !== wanted) document.title = wanted;
  };
  const observer = new MutationObserver(put);
  observer.observe(document.head, { childList: true, characterData: true, subtree: true });
  return {
    show(unread: number) {
      prefix = unread === 0 ? '' : `(${unread > 99 ? '99+' : unread}) `;
      put();
    },
    end() {
      observer.disconnect();
      document.title = document.title.replace(counted, '');
    },
  };
}
