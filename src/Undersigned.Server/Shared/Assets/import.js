// SPDX-License-Identifier: Apache-2.0
// Dropping files, and the progress of a batch. Without it, the form takes files and the page of a batch loads itself again.
(() => {
  const count = (where, text, number) => {
    const digits = [...where.dataset.digits];
    where.textContent = text.replace('#', [...String(number)].map(digit => digits[digit]).join(''));
  };

  const form = document.getElementById('drop');
  if (form) {
    const input = document.getElementById('file');
    const folder = document.getElementById('folder');
    const taken = document.getElementById('taken');
    const send = files => {
      if (files.length === 0) return;
      const all = new DataTransfer();
      files.forEach(file => all.items.add(file));
      input.files = all.files;
      folder.value = '';
      count(taken, taken.dataset.some, files.length);
      form.requestSubmit();
    };

    // A folder comes as an entry, whose files are told a hundred at a time.
    const walk = async entry => {
      if (!entry) return [];
      if (entry.isFile) return [await new Promise((done, fail) => entry.file(done, fail))];
      const reader = entry.createReader();
      const found = [];
      for (;;) {
        const some = await new Promise((done, fail) => reader.readEntries(done, fail));
        if (some.length === 0) return found;
        for (const one of some) found.push(...await walk(one));
      }
    };

    folder.webkitdirectory = true;
    document.getElementById('folder-field').hidden = !('webkitdirectory' in folder);
    form.querySelector('.drop-here').hidden = false;
    form.addEventListener('submit', () => {
      if (!taken.textContent && input.files.length + folder.files.length > 0) count(taken, taken.dataset.some, input.files.length + folder.files.length);
    });
    for (const kind of ['dragenter', 'dragover']) {
      document.addEventListener(kind, event => {
        if (![...event.dataTransfer.types].includes('Files')) return;
        event.preventDefault();
        form.classList.add('over');
      });
    }
    document.addEventListener('dragleave', event => { if (!event.relatedTarget) form.classList.remove('over'); });
    document.addEventListener('drop', async event => {
      if (![...event.dataTransfer.types].includes('Files')) return;
      event.preventDefault();
      form.classList.remove('over');
      const entries = [...event.dataTransfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
      send(entries.length ? (await Promise.all(entries.map(walk))).flat() : [...event.dataTransfer.files]);
    });
  }

  const choose = () => {
    const all = document.getElementById('all');
    const said = document.getElementById('selected');
    if (!all) return;
    const ticks = [...document.querySelectorAll('.tick input')];
    const tell = () => {
      const chosen = ticks.filter(tick => tick.checked).length;
      count(said, chosen ? said.dataset.some : said.dataset.none, chosen);
      all.checked = chosen > 0 && chosen === ticks.length;
      all.indeterminate = chosen > 0 && chosen < ticks.length;
    };
    all.hidden = ticks.length === 0;
    all.addEventListener('change', () => { ticks.forEach(tick => { tick.checked = all.checked; }); tell(); });
    ticks.forEach(tick => tick.addEventListener('change', tell));
    tell();
  };
  choose();

  // While something is being done the page is asked for again; what somebody has ticked meanwhile stays.
  const again = async () => {
    const shown = document.getElementById('batch');
    if (!shown?.dataset.running) return;
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => null);
    if (answer?.ok) {
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('batch');
      if (fresh && !shown.contains(document.activeElement)) {
        const ticked = new Set([...shown.querySelectorAll('.tick input:checked')].map(tick => tick.value));
        fresh.querySelectorAll('.tick input').forEach(tick => { tick.checked = ticked.has(tick.value); });
        shown.replaceWith(fresh);
        choose();
      }
    }
    setTimeout(again, 1500);
  };
  setTimeout(again, 1000);
})();
