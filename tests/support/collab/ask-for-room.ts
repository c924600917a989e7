import { askToEnter, frameFor } from '../site/raw-line.ts';

/** Kind 0 of Hocuspocus, step 1 of Yjs' protocol: what do you have that a document with nothing in it has not? */
const SYNC_FROM_NOTHING = [0, 0, 1, 0] as const;
/** Asked for last, so that its refusal says that all before it has been answered. */
const NO_ROOM = 'last';

/**
 * Asks for the room of a story over a line of its own, as a person or as nobody, and asks for its text whatever the
 * answer; gives all that came, letter by letter, and how the line ended if it did.
 */
export async function askForRoom(url: string, person: string | null, articleId: string): Promise<string[]> {
  const room = `article:${articleId}`;
  const headers: Record<string, string> = person === null ? {} : { cookie: `person=${person}` };
  const socket = new WebSocket(url, { headers } as unknown as string[]);
  socket.binaryType = 'arraybuffer';
  const heard: string[] = [];
  let look = () => {};
  socket.addEventListener('message', ({ data }) => {
    heard.push(typeof data === 'string' ? data : Buffer.from(data as ArrayBuffer).toString('latin1'));
    look();
  });
  socket.addEventListener('close', ({ code, reason }) => {
    heard.push(`closed: ${code} ${reason}`);
    look();
  });
  const heardOf = (name: string) =>
    new Promise<void>((resolve) => {
      look = () => {
        if (heard.some((each) => each.includes(name) || each.startsWith('closed: '))) resolve();
      };
      look();
    });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  const hasEnded = () => heard.at(-1)?.startsWith('closed: ') === true;
  socket.send(askToEnter(room) as Uint8Array<ArrayBuffer>);
  await heardOf(room);
  if (!hasEnded()) {
    socket.send(frameFor(room, ...SYNC_FROM_NOTHING) as Uint8Array<ArrayBuffer>);
    socket.send(askToEnter(NO_ROOM) as Uint8Array<ArrayBuffer>);
    await heardOf(NO_ROOM);
  }
  const answer = [...heard];
  socket.close();
  return answer;
}
