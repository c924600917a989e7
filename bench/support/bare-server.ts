import { createServer } from 'node:http';

/*
 * The baseline of Node itself: a server that sends the compressed bytes of pages as constants, with only the
 * three necessary headers. Pages come as JSON on stdin, `{path: {type, encoding, body: base64}}`. The port is
 * printed.
 */

let input = '';
for await (const chunk of process.stdin) input += chunk;
const pages = new Map(
  Object.entries(JSON.parse(input) as Record<string, { type: string; encoding: string; body: string }>).map(
    ([path, { type, encoding, body }]) => {
      const bytes = Buffer.from(body, 'base64');
      const head = [
        'content-type',
        type,
        'content-encoding',
        encoding,
        'content-length',
        String(bytes.length),
      ];
      return [path, { head, bytes }] as const;
    },
  ),
);

const server = createServer((request, response) => {
  const page = pages.get(request.url ?? '');
  if (page === undefined) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, page.head).end(page.bytes);
});
server.listen(0, () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' && address ? address.port : 0}\n`);
});
