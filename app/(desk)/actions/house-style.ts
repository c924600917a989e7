'use server';
import { actionContext } from '#app/_shell/actions/action-context.ts';
import { toResult } from '#app/_shell/actions/action-result.ts';
import { addHouseWord } from '#usecases/house-style/add-house-word.ts';
import { deleteAbbreviation } from '#usecases/house-style/delete-abbreviation.ts';
import { deleteHouseWord } from '#usecases/house-style/delete-house-word.ts';
import { deleteStyleRule } from '#usecases/house-style/delete-style-rule.ts';
import { readDeskStyle } from '#usecases/house-style/read-desk-style.ts';
import { saveAbbreviation } from '#usecases/house-style/save-abbreviation.ts';
import { saveHouseForms } from '#usecases/house-style/save-house-forms.ts';
import { saveStyleRule } from '#usecases/house-style/save-style-rule.ts';

export async function styleOfDesk(sectionId: string) {
  return toResult(async () => readDeskStyle(await actionContext(), { sectionId }));
}

export async function changeAbbreviation(input: Parameters<typeof saveAbbreviation>[1]) {
  return toResult(async () => saveAbbreviation(await actionContext(), input));
}

export async function removeAbbreviation(id: string) {
  return toResult(async () => deleteAbbreviation(await actionContext(), { id }));
}

export async function changeRule(input: Parameters<typeof saveStyleRule>[1]) {
  return toResult(async () => saveStyleRule(await actionContext(), input));
}

export async function removeRule(id: string) {
  return toResult(async () => deleteStyleRule(await actionContext(), { id }));
}

export async function addWord(word: string) {
  return toResult(async () => addHouseWord(await actionContext(), { word }));
}

export async function removeWord(word: string) {
  return toResult(async () => deleteHouseWord(await actionContext(), { word }));
}

export async function changeForms(input: Parameters<typeof saveHouseForms>[1]) {
  return toResult(async () => saveHouseForms(await actionContext(), input));
}
