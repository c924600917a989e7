import type { Grant, HeldRole } from '#core/people/roles.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import type { Doors } from '../article/doors.ts';

type Done<T = unknown> = Promise<ActionResult<T>>;

/** The server actions of the screens of people. */
export type PeopleDoors = {
  readonly addPerson: (input: Record<string, string>) => Done;
  readonly confirm: (requestId: string) => Done;
  readonly decline: (input: { requestId: string; reason: string }) => Done;
  readonly withdraw: (requestId: string) => Done;
};

type Rights = { roles: HeldRole[]; grants: Grant[] };

/** The server actions of a person's page. */
export type PersonDoors = Omit<PeopleDoors, 'addPerson'> & {
  readonly editProfile: (input: Record<string, string | null>) => Done;
  readonly findMedia: Doors['findMedia'];
  readonly setRights: (
    input: Rights & { personId: string; reason: string; seen: Rights },
  ) => Done<{ requestId: string | null }>;
  readonly askReset: (input: { personId: string; reason: string }) => Done;
  readonly invite: (personId: string) => Done;
  readonly unlinkIdentity: (personId: string) => Done;
  readonly disable: (personId: string) => Done;
  readonly enable: (personId: string) => Done;
  readonly endSession: (input: { personId: string; sessionId: string }) => Done;
  readonly handOver: (input: { personId: string; successorId: string }) => Done<{ stories: number }>;
};
