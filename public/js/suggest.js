// Search suggestions below the field. The field itself is never changed, so that input methods are not
// disturbed.
const debounceMs = 120;
const answers = new Map();
let lists = 0;

export function suggest(field) {
  const { suggest: address, suggestWords } = field.dataset;
  const { list, active, choose, open, show } = createSuggestions(field, JSON.parse(suggestWords));
  let timer = 0;
  let asking = null;

  const typed = () => field.value.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim().slice(0, 80);

  async function ask() {
    const text = typed();
    asking?.abort();
    if (text.length < 2) return show('', []);
    const known = answers.get(text);
    if (known) return show(text, known);
    const asked = new AbortController();
    asking = asked;
    try {
      const answer = await fetch(`${address}?${new URLSearchParams({ q: text })}`, { signal: asked.signal });
      // A busy site is not an empty result.
      if (!answer.ok) throw new Error(answer.statusText);
      const { items } = await answer.json();
      if (answers.size > 50) answers.clear();
      answers.set(text, items);
      if (text === typed()) show(text, items);
    } catch {
      // Overtaken by the next letter, or offline: the form works without suggestions, and outdated ones are
      // removed.
      if (!asked.signal.aborted) show('', []);
    }
  }

  /** Requests in flight must not open the list again. */
  function close() {
    clearTimeout(timer);
    asking?.abort();
    open(false);
  }

  field.addEventListener('input', () => {
    // The chosen item belonged to other letters, so Enter searches.
    choose(null);
    clearTimeout(timer);
    timer = setTimeout(ask, debounceMs);
  });
  field.addEventListener('focus', ask);
  field.addEventListener('blur', close);
  field.addEventListener('keydown', (event) => {
    // Keys during an IME composition belong to the input method.
    if (event.isComposing || event.keyCode === 229 || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter' && active()) {
      event.preventDefault();
      active().click();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (list.childElementCount === 0) return;
      event.preventDefault();
      if (list.hidden) open(true);
      const options = [null, ...list.children];
      const step = event.key === 'ArrowDown' ? 1 : -1;
      choose(options.at((options.indexOf(active()) + step) % options.length));
    }
  });
  // Keeps the focus in the field until the press has navigated.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  if (document.activeElement === field) ask();
}

/** The list below the field, as an ARIA combobox. */
function createSuggestions(field, words) {
  const list = document.createElement('div');
  list.className = 'suggestions';
  list.role = 'listbox';
  list.ariaLabel = words.list;
  lists += 1;
  list.id = `goi-y-${lists}`;
  list.hidden = true;
  const status = document.createElement('span');
  status.className = 'visually-hidden';
  status.role = 'status';
  field.form.append(list, status);
  field.role = 'combobox';
  field.ariaAutoComplete = 'list';
  field.ariaExpanded = 'false';
  field.setAttribute('aria-controls', list.id);
  let shownFor = '';

  const active = () => list.querySelector('[aria-selected="true"]');

  function choose(option) {
    active()?.removeAttribute('aria-selected');
    option?.setAttribute('aria-selected', 'true');
    if (option) field.setAttribute('aria-activedescendant', option.id);
    else field.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  }

  function open(isOpen) {
    list.hidden = !isOpen;
    field.ariaExpanded = String(isOpen);
    if (!isOpen) choose(null);
  }

  function show(text, items) {
    const isNew = text !== shownFor;
    shownFor = text;
    if (isNew) {
      const chosen = active()?.href;
      list.replaceChildren(...items.map(optionOf));
      // An item chosen by arrow keys stays chosen if it is still offered.
      choose([...list.children].find(({ href }) => href === chosen));
    }
    open(items.length > 0 && document.activeElement === field);
    if (isNew) status.textContent = items.length > 0 ? words.count.replace('{count}', items.length) : '';
  }

  function optionOf({ kind, name, url, isPaid }, index) {
    const option = document.createElement('a');
    option.role = 'option';
    option.tabIndex = -1;
    option.id = `${list.id}-${index}`;
    option.href = url;
    option.append(name);
    const what = words[isPaid ? 'paid' : kind];
    if (what) {
      const label = document.createElement('small');
      label.textContent = what;
      option.append(' ', label);
    }
    return option;
  }

  return { list, active, choose, open, show };
}
