import { byInstant } from './by-instant.ts';
import { zonedParts } from './zoned-parts.ts';

/**
 * The moment at which the clocks of a zone show this date and time (`2026-07-17T18:05`); null where the text is
 * none. Of the hour that autumn repeats, the first; an hour that spring skips moves forward.
 */
export function fromZoned(local: string, timeZone: string): Date | null {
  const wall = Date.parse(`${local}Z`);
  if (Number.isNaN(wall)) return null;
  const guess = wall - offsetMs(new Date(wall), timeZone);
  return new Date(wall - offsetMs(new Date(guess), timeZone));
}

/** How far the clocks of a zone are ahead of UTC at a moment. */
export const offsetMs = byInstant((at, timeZone) => {
  const { offset } = zonedParts(at, timeZone);
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
});
