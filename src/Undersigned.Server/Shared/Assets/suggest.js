// SPDX-License-Identifier: Apache-2.0
// Names of organisations for fields marked with data-suggest, as somebody types: a combobox after the ARIA Authoring Practices.
// Without it the fields are plain ones, and a button finds the same.
(() => {
  for (const input of document.querySelectorAll('input[data-suggest]')) {
    const list = document.createElement('ul');
    list.id = input.id + '-suggested';
    list.className = 'suggested';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', input.dataset.suggest);
    list.hidden = true;
    input.closest('.search, .field').append(list);
    input.removeAttribute('list');
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', list.id);
    input.setAttribute('aria-expanded', 'false');
    input.autocomplete = 'off';
    const said = document.createElement('span');
    said.className = 'out';
    said.setAttribute('role', 'status');
    list.after(said);
    let at = -1;
    let asked = 0;
    let wait;

    const options = () => [...list.children];
    const close = () => {
      list.hidden = true;
      at = -1;
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-activedescendant');
    };
    const point = to => {
      options()[at]?.setAttribute('aria-selected', 'false');
      at = to;
      const option = options()[at];
      if (!option) { input.removeAttribute('aria-activedescendant'); return; }
      option.setAttribute('aria-selected', 'true');
      option.scrollIntoView({ block: 'nearest' });
      input.setAttribute('aria-activedescendant', option.id);
    };
    const choose = option => {
      input.value = option.dataset.name;
      close();
      input.focus();
    };
    const show = found => {
      list.replaceChildren(...found.map((one, i) => {
        const option = document.createElement('li');
        option.id = `${list.id}-${i}`;
        option.dataset.name = one.name;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        const name = document.createElement('bdi');
        name.textContent = one.name;
        const about = document.createElement('small');
        about.textContent = one.about;
        option.append(name, about);
        option.addEventListener('mousedown', event => { event.preventDefault(); choose(option); });
        return option;
      }));
      at = -1;
      list.hidden = found.length === 0;
      input.setAttribute('aria-expanded', String(found.length > 0));
      input.removeAttribute('aria-activedescendant');
      said.textContent = found.length ? `${input.dataset.suggest}: ${[...String(found.length)].map(digit => [...input.dataset.digits][digit]).join('')}` : '';
    };
    const ask = async () => {
      const turn = ++asked;
      const typed = input.value.trim();
      if (typed.length < 2) { close(); return; }
      const country = input.form?.elements.country?.value ?? '';
      try {
        const answer = await fetch(`/organisations/suggest?ui=${document.documentElement.lang}&q=${encodeURIComponent(typed)}&country=${encodeURIComponent(country)}`);
        if (!answer.ok || turn !== asked) return;
        const { found } = await answer.json();
        if (turn === asked && document.activeElement === input) show(found);
      } catch {
        // Nobody is there now; the field is a field.
      }
    };
    input.addEventListener('input', () => { clearTimeout(wait); wait = setTimeout(ask, 120); });
    input.addEventListener('blur', close);
    input.addEventListener('keydown', event => {
      if (list.hidden) return;
      const count = options().length;
      if (event.key === 'ArrowDown') point((at + 1) % count);
      else if (event.key === 'ArrowUp') point(at <= 0 ? count - 1 : at - 1);
      else if (event.key === 'Enter' && at >= 0) choose(options()[at]);
      else if (event.key === 'Escape') close();
      else return;
      event.preventDefault();
    });
  }
})();
