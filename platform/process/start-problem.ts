/** A reason why the program cannot start, in one sentence for the operator. Printed without a stack. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}
