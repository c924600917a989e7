import type { Command } from '#core/articles/actions.ts';
import type { Ability } from '#core/articles/policy.ts';
import type { Decision } from '#core/shared/decision.ts';

/** Commands shown as buttons when allowed; all others are in the menu. */
const BUTTONS: readonly Command[] = [
  'submit',
  'claim',
  'release',
  'approve',
  'publish',
  'publish_update',
  'schedule',
  'request_changes',
  'kill',
];

/** Rejections that a person cannot resolve at this step: such a button would be clutter. */
const NEVER_SHOWN = new Set([
  'action.not-your-role',
  'action.not-your-article',
  'action.not-your-desk',
  'action.needs-grant',
  'action.private-draft',
  'action.wrong-work-state',
  'action.wrong-public-state',
  'article.taken-down',
  'article.restore-needs-managing-editor',
]);

export type OfferedAction = {
  readonly command: Command;
  /** Why it is not allowed now, as a stable code, or null. */
  readonly refusal: string | null;
};

/**
 * The actions on the screen, derived from the server's abilities: allowed ones, and disallowed ones with a
 * reason if step and role match. The holder of a review claim gets the button to release it instead of
 * claiming it.
 */
export function offeredActions(abilities: Readonly<Record<string, Decision>>): {
  buttons: OfferedAction[];
  menu: OfferedAction[];
} {
  const isHeld = abilities.release?.ok;
  const offered = Object.entries(abilities).flatMap(([command, decision]): OfferedAction[] => {
    if (!isCommand(command)) return [];
    if (command === (isHeld ? 'claim' : 'release')) return [];
    if (decision.ok) return [{ command, refusal: null }];
    return NEVER_SHOWN.has(decision.why) ? [] : [{ command, refusal: decision.why }];
  });
  const place = (action: OfferedAction) => BUTTONS.indexOf(action.command);
  return {
    buttons: offered.filter((action) => place(action) >= 0).sort((a, b) => place(a) - place(b)),
    // The menu only has allowed actions: a reason would be lost among ten lines.
    menu: offered.filter((action) => place(action) < 0 && action.refusal === null),
  };
}

/** Abilities without a button. */
const OTHER_RIGHTS: Readonly<Record<Exclude<Ability, Command>, true>> = {
  edit: true,
  comment: true,
  share_outside: true,
  plan: true,
  relocate: true,
  pin_related: true,
};

function isCommand(name: string): name is Command {
  return !(name in OTHER_RIGHTS);
}
