/** Where nothing is drawn, such as in a window that is hidden, this long is waited instead; milliseconds. */
const atMostMs = 100;

/** Whether what runs just now was waiting for the screen. */
let isDrawn = false;

/** Runs this once, when the screen has next been drawn. Returns what calls it off. */
export function afterPaint(run: () => void): () => void {
  let isOver = false;
  let frame = 0;
  const atMost = setTimeout(once, atMostMs);
  if (isDrawn) setTask(once);
  // What waits for a frame still runs before it is drawn; a task that it sets comes after.
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

/** Sets a task behind all that the browser still has to do for a frame, where it knows what is less urgent. */
function setTask(task: () => void): void {
  const { scheduler } = window as { scheduler?: Scheduler };
  if (scheduler === undefined) setTimeout(task);
  else void scheduler.postTask(task, { priority: 'background' });
}
