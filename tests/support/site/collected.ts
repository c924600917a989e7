import { Writable } from 'node:stream';

/** A stream that stores everything written to it. */
export function collected(): { stream: Writable; text: () => string } {
  const written: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      written.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => written.join('') };
}
