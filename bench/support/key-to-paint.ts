import type { Page } from 'playwright';

declare global {
  interface Window {
    keyToPaint: number[];
  }
}

/**
 * Measures the time from each key to the next paint, on any page. It starts at the event's timestamp, before
 * any code of the page runs. It ends with the first message after the next frame.
 */
export function watchKeys(): void {
  window.keyToPaint = [];
  let pressed = 0;
  window.addEventListener(
    'keydown',
    (event) => {
      pressed = event.timeStamp;
    },
    { capture: true },
  );
  window.addEventListener(
    'input',
    () => {
      const began = pressed;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.keyToPaint.push(performance.now() - began);
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
}

export type Place = 'end' | 'middle';

/** Puts the cursor at the end of the text, or into the middle of its middle paragraph. */
export async function putCursor(page: Page, place: Place): Promise<void> {
  await page.evaluate((wanted) => {
    const body = document.querySelector<HTMLElement>('[contenteditable="true"]');
    const paragraphs = [...(body?.querySelectorAll(':scope > p') ?? [])].filter((each) => each.textContent);
    const paragraph = wanted === 'end' ? paragraphs.at(-1) : paragraphs[Math.floor(paragraphs.length / 2)];
    const text = paragraph?.lastChild;
    if (!body || !(text instanceof Text)) throw new Error('there is no paragraph to write in');
    body.focus();
    // Between two words.
    const offset = wanted === 'end' ? text.length : text.data.indexOf(' ', text.length / 2);
    getSelection()?.collapse(text, offset);
    paragraph?.scrollIntoView({ block: 'center' });
  }, place);
  await page.waitForTimeout(500);
}

/** Types letters at the speed of a fast typist, and returns the time to paint of each in milliseconds. */
export async function typeKeys(page: Page, letters: string): Promise<number[]> {
  await page.evaluate(() => {
    window.keyToPaint.length = 0;
  });
  for (const [index, letter] of [...letters].entries()) {
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    // 70 to 150 ms: not in step with frames or with other simulated writers.
    await page.waitForTimeout(70 + ((index * 37) % 80));
  }
  await page.waitForTimeout(100);
  const times = await page.evaluate(() => [...window.keyToPaint]);
  if (times.length !== letters.length) {
    throw new Error(`${letters.length} keys were typed and ${times.length} were seen`);
  }
  return times;
}
