import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { deskLocale } from '#app/_shell/shared/locale.ts';
import { errorText, translator } from '#app/_shell/shared/messages.ts';
import { WorkflowView } from '#components/desk/workflow/workflow-view.tsx';
import { COMMANDS } from '#core/articles/actions.ts';
import { REFUSALS } from '#core/articles/refusals.ts';
import { reachesOf, WORKFLOW_ROLES, type WorkflowRow, workflowRows } from '#core/articles/workflow-page.ts';
import { holds } from '#core/people/roles.ts';

export default async function WorkflowPage() {
  const { actor } = await deskContext();
  const locale = await deskLocale();
  const t = translator(locale, 'workflow');
  const desk = translator(locale, 'desk');
  const actions = translator(locale, 'actions');
  const roles = translator(locale, 'admin');
  const nameOf = ({ action }: WorkflowRow) =>
    COMMANDS.some((command) => command === action)
      ? actions(`name.${action}` as 'more')
      : t(`name.${action}` as 'title');
  const work = (state: string) =>
    state === 'back' ? t('back') : desk(`workState.${state}` as 'workState.draft');
  const publicState = (state: string) => desk(`publicState.${state}` as 'publicState.none');
  return (
    <WorkflowView
      words={{
        ...{ title: t('title'), intro: t('intro'), actions: t('actions'), action: t('action') },
        ...{ work: t('work'), public: t('public'), to: t('to'), you: t('you'), asks: t('asks') },
        ...{ refusals: t('refusals'), refusalsIntro: t('refusalsIntro'), code: t('code'), why: t('why') },
      }}
      roles={WORKFLOW_ROLES.map((role) => ({
        id: role,
        name: roles(`role.${role}`),
        isHeld: holds(actor, role),
      }))}
      rows={workflowRows.map((row) => ({
        id: row.action,
        name: nameOf(row),
        work: row.work === null ? t('any') : row.work.map(work).join(', '),
        public: row.public === null ? t('anyPublic') : row.public.map(publicState).join(', '),
        to: [
          ...(row.toWork === null ? [] : [work(row.toWork)]),
          ...(row.toPublic === null ? [] : [publicState(row.toPublic)]),
        ].join(', '),
        rights: row.rights.map((reach) => (reach === 'no' ? '' : t(`reach.${reach}`))),
        mine: reachesOf(actor, row)
          .map((reach) => t(`reach.${reach}`))
          .join(', '),
        asks: row.asks.map((asked) => t(`asked.${asked}`)).join(', '),
      }))}
      refusals={REFUSALS.map((code) => ({ code, why: errorText(locale, code) }))}
    />
  );
}
