import { HocuspocusProviderWebsocket, MessageType } from '@hocuspocus/provider';
import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';

/** Kinds of a message about the text: the answer to what the other side asked for, and a change. */
const syncAnswer = 1;
const syncUpdate = 2;

/**
 * The socket of Hocuspocus, without two of its habits. It comes back only when it is told to. And it puts nothing
 * aside while there is no line: the greeting of the next one brings everything that is missing, and what was put
 * aside would be acknowledged besides, so that nobody could tell what an acknowledgement is for.
 */
export class CollabSocket extends HocuspocusProviderWebsocket {
  /** Is told of each message with text that goes out, and whether it is the answer to a greeting. */
  onTextSent: (isAnswer: boolean) => void = () => {};

  constructor(url: string) {
    super({ url, autoConnect: false });
  }

  override send(message: Uint8Array): void {
    if (this.webSocket?.readyState !== WebSocket.OPEN) return;
    super.send(message);
    const kind = kindOfText(message);
    if (kind !== null) this.onTextSent(kind === syncAnswer);
  }

  /** Puts the line down at once, without waiting for the other side to agree. */
  drop(): void {
    this.emit('close', { event: { code: 4408, reason: 'dropped' } });
  }
}

function kindOfText(message: Uint8Array): number | null {
  // The answer to the server's ping is one byte and no more.
  if (message.byteLength < 3) return null;
  const decoder = createDecoder(message);
  readVarString(decoder);
  if (readVarUint(decoder) !== MessageType.Sync) return null;
  const kind = readVarUint(decoder);
  return kind === syncAnswer || kind === syncUpdate ? kind : null;
}
