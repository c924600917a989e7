// Shows the button that copies the story's address, where the browser can do it.
for (const share of document.querySelectorAll('[data-share]')) {
  const button = share.querySelector('button');
  const said = share.querySelector('[role="status"]');
  if (!button || !said || !navigator.clipboard) continue;
  share.hidden = false;
  button.addEventListener('click', async () => {
    const address = document.querySelector('link[rel="canonical"]')?.href ?? location.href;
    await navigator.clipboard.writeText(address);
    said.textContent = share.dataset.copied ?? '';
    button.textContent = said.textContent;
  });
}
