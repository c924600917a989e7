import type { DeskLine } from '#core/articles/debts.ts';
import { notificationLineUrl } from '#core/urls.ts';
import { toldDebts } from '../breaking/told-debts.ts';
import type { BellWords } from './bell-words.ts';
import { toldRise } from './told-rise.ts';

/** A line that was refused (nobody signed in, a server that starts) is asked for again after this. */
const againMs = 15_000;

type Bell = {
  readonly personId: string;
  readonly words: BellWords;
  /** The number that the page came with. */
  readonly first: number;
  readonly show: (unread: number) => void;
};

/**
 * Keeps the numbers of the desk true until the returned function is called: the open debts, and that at the bell, which
 * is also in the title of the window and said aloud, for whoever hears their screen, when it rises. Of all windows of a
 * browser one holds the line and tells the others, because a browser allows a site no more than six without HTTP/2.
 */
export function holdBellLine({ personId, words, first, show }: Bell): () => void {
  const name = `bell-${personId}`;
  const others = new BroadcastChannel(name);
  const ending = new AbortController();
  const { signal } = ending;
  const title = holdTitle();
  let before: DeskLine | null = null;
  let known = first;

  function hear(line: DeskLine): void {
    const { unread, newest, debts } = line;
    // Ids follow each other in time: beyond what is counted a later one is what has come.
    const hasLater = before?.newest != null && newest !== null && newest > before.newest;
    show(unread);
    if (debts !== null) toldDebts.tell(debts);
    title.show(unread);
    if (unread > known || hasLater) {
      say(sentence(words, unread));
      toldRise.tell(unread);
    }
    known = unread;
    before = line;
  }
  function hearAndTell(line: DeskLine): void {
    hear(line);
    others.postMessage(line);
  }
  others.onmessage = ({ data }) => {
    // A window that has just come asks; whoever holds the line answers.
    if (data !== null) hear(data as DeskLine);
    else if (before !== null) others.postMessage(before);
  };
  others.postMessage(null);

  if (navigator.locks) {
    const hold = () => new Promise<void>((ended) => keepLine(hearAndTell, signal, ended));
    navigator.locks.request(name, { signal }, hold).catch(() => {});
  } else {
    holdWhileInSight(hear, signal);
  }
  return () => {
    ending.abort();
    others.close();
    title.end();
  };
}

/** Over plain http there are no locks: then each window holds a line of its own, as long as somebody sees it. */
function holdWhileInSight(hear: (line: DeskLine) => void, signal: AbortSignal): void {
  let current: AbortController | null = null;
  const look = () => {
    if (document.visibilityState === 'hidden') {
      current?.abort();
      current = null;
    } else if (current === null) {
      current = new AbortController();
      keepLine(hear, current.signal, () => {});
    }
  };
  document.addEventListener('visibilitychange', look, { signal });
  signal.addEventListener('abort', () => current?.abort());
  look();
}

/** Holds a line until the signal; the browser itself mends one that breaks, but not one that was refused. */
function keepLine(hear: (line: DeskLine) => void, signal: AbortSignal, ended: () => void): void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    source = new EventSource(notificationLineUrl);
    source.onmessage = ({ data }) => hear(JSON.parse(data));
    source.onerror = () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      // Not all windows of a newsroom at the same moment.
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

/** Says it when the reader of the screen has a pause. */
function say(text: string): void {
  let region = document.getElementById('bell-said');
  if (region === null) {
    region = document.createElement('p');
    region.id = 'bell-said';
    region.className = 'visually-hidden';
    region.setAttribute('role', 'status');
    document.body.append(region);
  }
  // "99+" once more is read out only where it is another text.
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}

const counted = /^\(\d+\+?\) /;

/** The number before the title of the window, also after another page has set a title of its own. */
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
