import { DomainError, type ErrorDetails } from './domain-error.ts';

/** The result of a rule: yes, or no with a stable code and its details. */
export type Decision = { readonly ok: true } | Refusal;

export type Refusal = { readonly ok: false; readonly why: string; readonly details?: ErrorDetails };

export const YES: Decision = { ok: true };

export function no(why: string, details?: ErrorDetails): Decision {
  return { ok: false, why, ...(details && { details }) };
}

/** Throws a refusal as a DomainError with its code and details; does nothing for a yes. */
export function requireAllowed(decision: Decision): void {
  if (!decision.ok) throw new DomainError(decision.why, decision.details);
}
