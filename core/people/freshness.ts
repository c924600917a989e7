/** How long a re-authentication is valid for sensitive actions, in milliseconds. */
export const proofLifeMs = 10 * 60_000;

/** Whether a person who authenticated at `authenticatedAt` need not do so again. */
export function isFresh(authenticatedAt: Date, now: Date): boolean {
  return now.getTime() - authenticatedAt.getTime() <= proofLifeMs;
}
