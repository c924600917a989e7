'use server';
import { toResult } from '#app/_shell/action-result.ts';
import { deskContext } from '#app/_shell/desk-context.ts';
import { changeRights } from '#usecases/people/change-rights.ts';
import { createPerson } from '#usecases/people/create-person.ts';
import { disablePerson, enablePerson } from '#usecases/people/disable-person.ts';
import { searchPeople } from '#usecases/people/search-people.ts';

export async function findPeople(q: string) {
  return toResult(async () => searchPeople(await deskContext(), { q }));
}

export async function addPerson(input: unknown) {
  return toResult(async () => createPerson(await deskContext(), input));
}

export async function setRights(input: unknown) {
  return toResult(async () => changeRights(await deskContext(), input));
}

export async function disable(personId: string) {
  return toResult(async () => disablePerson(await deskContext(), { personId }));
}

export async function enable(personId: string) {
  return toResult(async () => enablePerson(await deskContext(), { personId }));
}
