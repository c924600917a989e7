import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { SettingsForm } from '#components/desk/settings/settings-form.tsx';
import { listSections } from '#usecases/sections/list-sections.ts';
import { readSettings } from '#usecases/settings/read-settings.ts';

export default async function SettingsPage() {
  const ctx = await deskContext();
  const screen = await refusedOr(() => readSettings(ctx));
  return <SettingsForm screen={screen} sections={await listSections(ctx)} />;
}
