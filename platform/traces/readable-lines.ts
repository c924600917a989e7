import { inspect } from 'node:util';
import { type DestinationStream, pino } from 'pino';

/** Writes log entries for a person in a terminal: time, level, message, fields, and the stack of an error. */
export function readableLines(write: (text: string) => void): DestinationStream {
  return {
    write(line) {
      const { level, time, msg = '', err, ...fields } = JSON.parse(line);
      const clock = new Date(time).toTimeString().slice(0, 8);
      const rest = Object.keys(fields).length > 0 ? ` ${inspect(fields, { breakLength: Infinity })}` : '';
      const stack = err === undefined ? '' : `\n${err.stack ?? inspect(err)}`;
      write(`${clock} ${pino.levels.labels[level]} ${msg}${rest}${stack}\n`);
    },
  };
}
