import { type HouseForms, houseFormsTag } from '#core/house-style/house-forms.ts';
import { renderContext } from '#platform/page-cache/render-context.ts';
import type { Services } from '../context.ts';
import { loadHouseForms } from './shared/load-house-forms.ts';

/** The templates for credits and quotations on public pages. */
export async function readHouseForms({ db }: Pick<Services, 'db'>): Promise<HouseForms> {
  return renderContext.share(houseFormsTag, () => loadHouseForms(db));
}
