/** How long the proof of who somebody is stands for what can do much harm, in milliseconds. */
export const proofLifeMs = 10 * 60_000;

/** Whether whoever proved who they are at `authenticatedAt` need not do so again. */
export function isFresh(authenticatedAt: Date, now: Date): boolean {
  return now.getTime() - authenticatedAt.getTime() <= proofLifeMs;
}
