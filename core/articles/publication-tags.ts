import { dayMs } from '../shared/day-ms.ts';

/**
 * The cache tags of a publication time: its day and month in UTC. UTC is independent of the site's time zone,
 * so invalidation does not need the zone.
 */
export function publicationTags(publishedAt: Date): string[] {
  const day = publishedAt.toISOString().slice(0, 10);
  return [`day:${day}`, `month:${day.slice(0, 7)}`];
}

/** The tags of all days that overlap an interval. */
export function dayTagsBetween(from: Date, to: Date): string[] {
  return daysBetween(from, to).map((day) => `day:${day}`);
}

/** The tags of all months that overlap an interval. */
export function monthTagsBetween(from: Date, to: Date): string[] {
  return [...new Set(daysBetween(from, to).map((day) => `month:${day.slice(0, 7)}`))];
}

function daysBetween(from: Date, to: Date): string[] {
  const days: string[] = [];
  for (let at = Math.floor(from.getTime() / dayMs); at * dayMs < to.getTime(); at += 1) {
    days.push(new Date(at * dayMs).toISOString().slice(0, 10));
  }
  return days;
}
