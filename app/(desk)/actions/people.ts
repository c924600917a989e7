'use server';
import { actionContext } from '#app/_shell/action-context.ts';
import { toResult } from '#app/_shell/action-result.ts';
import { changeRights } from '#usecases/people/change-rights.ts';
import { createPerson } from '#usecases/people/create-person.ts';
import { disablePerson, enablePerson } from '#usecases/people/disable-person.ts';
import { searchPeople } from '#usecases/people/search-people.ts';

export async function findPeople(q: string) {
  return toResult(async () => searchPeople(await actionContext(), { q }));
}

export async function addPerson(input: unknown) {
  return toResult(async () => createPerson(await actionContext(), input));
}

export async function setRights(input: unknown) {
  return toResult(async () => changeRights(await actionContext(), input));
}

export async function disable(personId: string) {
  return toResult(async () => disablePerson(await actionContext(), { personId }));
}

export async function enable(personId: string) {
  return toResult(async () => enablePerson(await actionContext(), { personId }));
}
