import { zonedParts } from './zoned-parts.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * The moment at which the clocks of a zone show this date and time (`2026-07-17T18:05`); null where the text is
 * none. Of the hour that autumn repeats, the first; an hour that spring skips moves forward.
 */
export function fromZoned(local: string, timeZone: string): Date | null {
  const found = momentsAround(local, timeZone);
  return found.find(({ isShown }) => isShown)?.moment ?? found.at(-1)?.moment ?? null;
}

/**
 * The moments that a date and time may be by the clocks of a zone as they go before and after it, in order, and whether the
 * clocks show it then: one where they are not changed that day, none where the text is no moment.
 */
export function momentsAround(local: string, timeZone: string): { moment: Date; isShown: boolean }[] {
  const wall = Date.parse(`${local}Z`);
  if (Number.isNaN(wall)) return [];
  // No zone changes its clocks twice within a day on either side.
  const offsets = [wall - dayMs, wall + dayMs].map((near) => offsetMs(new Date(near), timeZone));
  return [...new Set(offsets)]
    .map((offset) => new Date(wall - offset))
    .sort((one, other) => one.getTime() - other.getTime())
    .map((moment) => ({ moment, isShown: moment.getTime() + offsetMs(moment, timeZone) === wall }));
}

/** How far the clocks of a zone are ahead of UTC at a moment. */
export function offsetMs(at: Date, timeZone: string): number {
  const { offset } = zonedParts(at, timeZone);
  const [hours = 0, minutes = 0, seconds = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * ((hours * 60 + minutes) * 60 + seconds) * 1_000;
}
