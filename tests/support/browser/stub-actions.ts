import { vi } from 'vitest';

type Action = (...args: never[]) => unknown;

/** Replaces server actions of a module with the answers of a test. Vitest restores them after the file. */
export function stubActions(actions: object, answers: Readonly<Record<string, Action>>): void {
  for (const [name, answer] of Object.entries(answers)) {
    vi.spyOn(actions as Record<string, Action>, name).mockImplementation(answer);
  }
}
