/** The delay if no frame is drawn, such as in a hidden window; milliseconds. */
const atMostMs = 100;

/** Whether the running code was scheduled by `afterPaint`. */
let isDrawn = false;

/** Runs a function once after the next paint. Returns a function that cancels it. */
export function afterPaint(run: () => void): () => void {
  let isOver = false;
  let frame = 0;
  const atMost = setTimeout(once, atMostMs);
  if (isDrawn) setTask(once);
  // An animation frame callback runs before the paint; a task that it schedules runs after.
  else frame = requestAnimationFrame(() => setTask(once));

  function callOff() {
    isOver = true;
    cancelAnimationFrame(frame);
    clearTimeout(atMost);
  }
  function once() {
    if (isOver) return;
    callOff();
    isDrawn = true;
    try {
      run();
    } finally {
      isDrawn = false;
    }
  }
  return callOff;
}

/**
 * Schedules a task with low priority, behind the browser's own work for the frame. Falls back to
 * `setTimeout`.
 */
function setTask(task: () => void): void {
  const { scheduler } = window as { scheduler?: Scheduler };
  if (scheduler === undefined) setTimeout(task);
  else void scheduler.postTask(task, { priority: 'background' });
}
