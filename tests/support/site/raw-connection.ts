import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';

/** A websocket to the collaboration server that sends arbitrary messages, unlike regular clients. */
export type RawConnection = {
  readonly send: (message: Uint8Array | string) => void;
  readonly isOpen: () => boolean;
  /** The close code and reason. */
  readonly ended: Promise<string>;
  readonly leave: () => void;
};

export async function openRawConnection(url: string, person: string): Promise<RawConnection> {
  const socket = new WebSocket(url, { headers: { cookie: `person=${person}` } } as unknown as string[]);
  socket.binaryType = 'arraybuffer';
  const ended = new Promise<string>((resolve) => {
    socket.addEventListener('close', ({ code, reason }) => resolve(`${code} ${reason}`.trim()));
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  return {
    send: (message) => socket.send(message as Uint8Array<ArrayBuffer>),
    isOpen: () => socket.readyState === WebSocket.OPEN,
    ended,
    leave: () => socket.close(),
  };
}

/** A message of Hocuspocus: the room, the kind and the payload. */
export function frameFor(room: string, kind: number, ...rest: readonly number[]): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, room);
  writeVarUint(encoder, kind);
  return new Uint8Array([...toUint8Array(encoder), ...rest]);
}

/** The authentication message: kind 2 with an arbitrary token. */
export function askToEnter(room: string): Uint8Array {
  return frameFor(room, 2, 0, 1, 'x'.charCodeAt(0));
}
