import { dayMs } from '../shared/day-ms.ts';
import { zonedParts } from './zoned-parts.ts';

/**
 * The instant of a local date and time (`2026-07-17T18:05`) in a time zone; null if the text is invalid. In
 * the hour that autumn repeats, the first instant; in the hour that spring skips, moved forward.
 */
export function fromZoned(local: string, timeZone: string): Date | null {
  const found = momentsAround(local, timeZone);
  return found.find(({ isShown }) => isShown)?.moment ?? found.at(-1)?.moment ?? null;
}

/**
 * The candidate instants of a local date and time, with the zone's offset before and after it, in order;
 * empty if the text is invalid. `isShown`: the zone's clock shows that time then. There is one candidate if
 * the offset does not change that day.
 */
export function momentsAround(local: string, timeZone: string): { moment: Date; isShown: boolean }[] {
  const wall = Date.parse(`${local}Z`);
  if (Number.isNaN(wall)) return [];
  // No zone changes its offset twice within a day on either side.
  const offsets = [wall - dayMs, wall + dayMs].map((near) => offsetMs(new Date(near), timeZone));
  return [...new Set(offsets)]
    .map((offset) => new Date(wall - offset))
    .sort((one, other) => one.getTime() - other.getTime())
    .map((moment) => ({ moment, isShown: moment.getTime() + offsetMs(moment, timeZone) === wall }));
}

/** The UTC offset of a time zone at an instant, in milliseconds. */
export function offsetMs(at: Date, timeZone: string): number {
  const { offset } = zonedParts(at, timeZone);
  const [hours = 0, minutes = 0, seconds = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * ((hours * 60 + minutes) * 60 + seconds) * 1_000;
}
