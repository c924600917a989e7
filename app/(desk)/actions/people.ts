'use server';
import { actionContext } from '#app/_shell/actions/action-context.ts';
import { toResult } from '#app/_shell/actions/action-result.ts';
import { askFactorReset } from '#usecases/factors/ask-factor-reset.ts';
import { changeRights } from '#usecases/people/change-rights.ts';
import { confirmRequest } from '#usecases/people/confirm-request.ts';
import { createPerson } from '#usecases/people/create-person.ts';
import { declineRequest } from '#usecases/people/decline-request.ts';
import { disablePerson } from '#usecases/people/disable-person.ts';
import { editOwnProfile } from '#usecases/people/edit-own-profile.ts';
import { editPerson } from '#usecases/people/edit-person.ts';
import { enablePerson } from '#usecases/people/enable-person.ts';
import { endPersonSession } from '#usecases/people/end-session.ts';
import { handOverWork } from '#usecases/people/hand-over-work.ts';
import { invitePerson } from '#usecases/people/invite-person.ts';
import { searchPeople } from '#usecases/people/search-people.ts';
import { unlinkIdentity } from '#usecases/people/unlink-identity.ts';
import { withdrawRequest } from '#usecases/people/withdraw-request.ts';

export async function findPeople(q: string) {
  return toResult(async () => searchPeople(await actionContext(), { q }));
}

export async function addPerson(input: unknown) {
  return toResult(async () => createPerson(await actionContext(), input));
}

export async function editProfile(input: unknown) {
  return toResult(async () => editPerson(await actionContext(), input as Parameters<typeof editPerson>[1]));
}

export async function editMyProfile(input: Parameters<typeof editOwnProfile>[1]) {
  return toResult(async () => editOwnProfile(await actionContext(), input));
}

export async function setRights(input: Parameters<typeof changeRights>[1]) {
  return toResult(async () => changeRights(await actionContext(), input));
}

export async function confirm(requestId: string) {
  return toResult(async () => confirmRequest(await actionContext(), { requestId }));
}

export async function decline(input: Parameters<typeof declineRequest>[1]) {
  return toResult(async () => declineRequest(await actionContext(), input));
}

export async function withdraw(requestId: string) {
  return toResult(async () => withdrawRequest(await actionContext(), { requestId }));
}

export async function askReset(input: Parameters<typeof askFactorReset>[1]) {
  return toResult(async () => askFactorReset(await actionContext(), input));
}

export async function invite(personId: string) {
  return toResult(async () => invitePerson(await actionContext(), { personId }));
}

export async function unlink(personId: string) {
  return toResult(async () => unlinkIdentity(await actionContext(), { personId }));
}

export async function disable(personId: string) {
  return toResult(async () => disablePerson(await actionContext(), { personId }));
}

export async function enable(personId: string) {
  return toResult(async () => enablePerson(await actionContext(), { personId }));
}

export async function endSessionOf(input: Parameters<typeof endPersonSession>[1]) {
  return toResult(async () => endPersonSession(await actionContext(), input));
}

export async function handOver(input: Parameters<typeof handOverWork>[1]) {
  return toResult(async () => handOverWork(await actionContext(), input));
}
