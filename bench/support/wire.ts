import type { Page } from 'playwright';

/** Counts the bytes that a page sends and receives. */
export type Wire = {
  readonly sent: () => number;
  readonly received: () => number;
  readonly start: () => void;
};

/** The overhead of a websocket frame (RFC 6455). Frames from the browser are masked, with four more bytes. */
function frameBytes(payload: number): number {
  if (payload < 126) return 2 + payload;
  return (payload < 65_536 ? 4 : 10) + payload;
}

const maskBytes = 4;

/** Counts all traffic of a page from now on: whole websocket frames, and requests with their headers. */
export async function watchWire(page: Page): Promise<Wire> {
  const cdp = await page.context().newCDPSession(page);
  let sent = 0;
  let received = 0;
  await cdp.send('Network.enable');
  cdp.on('Network.webSocketFrameSent', ({ response }) => {
    sent += frameBytes(payloadBytes(response)) + maskBytes;
  });
  cdp.on('Network.webSocketFrameReceived', ({ response }) => {
    received += frameBytes(payloadBytes(response));
  });
  cdp.on('Network.requestWillBeSent', ({ request }) => {
    sent += Buffer.byteLength(request.postData ?? '') + `${request.method} ${request.url}`.length;
  });
  cdp.on('Network.requestWillBeSentExtraInfo', ({ headers }) => {
    for (const [name, value] of Object.entries(headers)) sent += name.length + value.length + 4;
  });
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
    received += encodedDataLength;
  });
  return {
    sent: () => sent,
    received: () => received,
    start() {
      sent = 0;
      received = 0;
    },
  };
}

function payloadBytes({ opcode, payloadData }: { opcode: number; payloadData: string }): number {
  return Buffer.from(payloadData, opcode === 2 ? 'base64' : 'utf8').length;
}
