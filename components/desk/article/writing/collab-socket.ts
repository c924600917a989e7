import { HocuspocusProviderWebsocket, MessageType } from '@hocuspocus/provider';
import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';

/** Sync message types: the answer to a request, and an update. */
const syncAnswer = 1;
const syncUpdate = 2;

/**
 * Hocuspocus's socket with two differences. It reconnects only on request. And it queues no messages while
 * disconnected: the next handshake sends everything that is missing. Queued messages would get
 * acknowledgements of their own, which could not be matched to updates.
 */
export class CollabSocket extends HocuspocusProviderWebsocket {
  /** Called for each outgoing message with text, and whether it is the answer to the handshake. */
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

  /** Closes the connection at once, without waiting for the closing handshake. */
  drop(): void {
    this.emit('close', { event: { code: 4408, reason: 'dropped' } });
  }
}

function kindOfText(message: Uint8Array): number | null {
  // The answer to the server's ping is a single byte.
  if (message.byteLength < 3) return null;
  const decoder = createDecoder(message);
  readVarString(decoder);
  if (readVarUint(decoder) !== MessageType.Sync) return null;
  const kind = readVarUint(decoder);
  return kind === syncAnswer || kind === syncUpdate ? kind : null;
}
