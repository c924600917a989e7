import { type HouseForms, houseFormsSetting, noHouseForms } from '#core/house-style/house-forms.ts';
import { houseFormsSchema } from '#core/house-style/house-forms-schema.ts';
import type { Queryable } from '#db/client.ts';
import { listSettings } from '#db/queries/settings/settings.ts';

/** The stored templates; unset ones are empty. */
export async function loadHouseForms(q: Queryable): Promise<HouseForms> {
  const [row] = await listSettings(q, [houseFormsSetting]);
  const read = houseFormsSchema.safeParse(row?.value);
  return read.success ? read.data : noHouseForms;
}
