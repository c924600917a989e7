import type { Command } from '#core/articles/actions.ts';
import type { Ability } from '#core/articles/policy.ts';
import type { Decision } from '#core/shared/decision.ts';

/** Commands that stand as buttons where they can be used; all others wait in the menu. */
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

/** Refusals that a person can do nothing about at this step: a button for them would only be in the way. */
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
  /** Why it can't be used now, as a stable code; null: it can. */
  readonly refusal: string | null;
};

/**
 * The actions that the screen offers, from the server's own answers: what may be done, and what may not though
 * the step and the role are right, with the reason. Whoever holds the review is offered to give it back, not to take it.
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
    // In the menu a reason would be one line among ten: only what can be done stands there.
    menu: offered.filter((action) => place(action) < 0 && action.refusal === null),
  };
}

/** Rights as well, but nothing to press in the bar. */
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
