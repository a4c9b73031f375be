// SPDX-License-Identifier: Apache-2.0
// The keys of the review queue. Everything that they do, a button does without them.
(() => {
  const form = document.getElementById('queue');
  if (!form) return;
  const cases = [...form.querySelectorAll('.case')];
  const ticks = cases.map(item => item.querySelector('.tick input')).filter(Boolean);
  const all = document.getElementById('all');
  const said = document.getElementById('selected');
  let now = -1;

  const tell = () => {
    if (!said) return;
    const count = ticks.filter(tick => tick.checked).length;
    const digits = [...said.dataset.digits];
    const number = [...String(count)].map(digit => digits[digit]).join('');
    said.textContent = count ? said.dataset.some.replace('#', number) : said.dataset.none;
    all.checked = count > 0 && count === ticks.length;
    all.indeterminate = count > 0 && count < ticks.length;
  };

  const go = to => {
    if (to < 0 || to >= cases.length) return;
    cases[now]?.classList.remove('now');
    now = to;
    cases[now].classList.add('now');
    (cases[now].querySelector('.tick input') ?? cases[now].querySelector('a')).focus();
    cases[now].scrollIntoView({ block: 'nearest' });
  };

  const press = verb => cases[now]?.querySelector(`button[name="do"][value^="${verb}:"]`)?.click();

  const keys = {
    j: () => go(now + 1),
    k: () => go(now - 1),
    x: () => {
      const tick = cases[now]?.querySelector('.tick input');
      if (tick) { tick.checked = !tick.checked; tell(); }
    },
    a: () => press('accept'),
    s: () => press('same'),
    h: () => press('hold'),
    q: () => press('ask'),
    d: () => press('decline'),
    o: () => cases[now]?.querySelector('h2 a')?.click(),
    '?': () => {
      const help = document.getElementById('keys');
      help.open = !help.open;
      if (help.open) help.scrollIntoView({ block: 'nearest' });
    },
  };

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('select, textarea, input:not([type=checkbox])')) return;
    const act = keys[event.key] ?? keys[latin(event.code)];
    if (!act) return;
    event.preventDefault();
    act();
  });

  // On a keyboard of another script the key is the one at the same place.
  const latin = code => code.startsWith('Key') ? code.slice(3).toLowerCase() : '';

  form.addEventListener('change', event => {
    if (event.target === all) ticks.forEach(tick => { tick.checked = all.checked; });
    tell();
  });
  form.addEventListener('focusin', event => {
    const at = cases.indexOf(event.target.closest('.case'));
    if (at >= 0 && at !== now) { cases[now]?.classList.remove('now'); now = at; cases[at].classList.add('now'); }
  });
  if (all) all.hidden = false;
  tell();
})();
