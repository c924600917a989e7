import { askToEnter, frameFor } from '../site/raw-connection.ts';

/** Kind 0 of Hocuspocus, step 1 of Yjs' protocol: asks for everything that an empty document lacks. */
const SYNC_FROM_NOTHING = [0, 0, 1, 0] as const;
/** Requested last: its refusal proves that all requests before it are answered. */
const NO_ROOM = 'last';

/**
 * Requests the room of a story over a separate connection, as a person or without a session. It requests the
 * text too, even after a refusal. Returns all messages, and how the connection ended if it did.
 */
export async function requestRoom(url: string, person: string | null, articleId: string): Promise<string[]> {
  const room = `article:${articleId}`;
  const headers: Record<string, string> = person === null ? {} : { cookie: `person=${person}` };
  const socket = new WebSocket(url, { headers } as unknown as string[]);
  socket.binaryType = 'arraybuffer';
  const received: string[] = [];
  let look = () => {};
  socket.addEventListener('message', ({ data }) => {
    received.push(typeof data === 'string' ? data : Buffer.from(data as ArrayBuffer).toString('latin1'));
    look();
  });
  socket.addEventListener('close', ({ code, reason }) => {
    received.push(`closed: ${code} ${reason}`);
    look();
  });
  const receivedFrom = (name: string) =>
    new Promise<void>((resolve) => {
      look = () => {
        if (received.some((each) => each.includes(name) || each.startsWith('closed: '))) resolve();
      };
      look();
    });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  const hasEnded = () => received.at(-1)?.startsWith('closed: ') === true;
  socket.send(askToEnter(room) as Uint8Array<ArrayBuffer>);
  await receivedFrom(room);
  if (!hasEnded()) {
    socket.send(frameFor(room, ...SYNC_FROM_NOTHING) as Uint8Array<ArrayBuffer>);
    socket.send(askToEnter(NO_ROOM) as Uint8Array<ArrayBuffer>);
    await receivedFrom(NO_ROOM);
  }
  const answer = [...received];
  socket.close();
  return answer;
}
