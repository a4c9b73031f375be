// SPDX-License-Identifier: Apache-2.0
// A draft beside its source: dragging, and showing where a value stands. A drag sends the form that the buttons send.
(() => {
  const review = document.getElementById('review');
  const form = document.getElementById('drag');
  if (!review || !form) return;
  const kept = 'review ' + location.pathname;

  // A correction leads to the same page: it stays where it was.
  const where = sessionStorage.getItem(kept);
  sessionStorage.removeItem(kept);
  if (where) {
    const [y, source] = where.split(' ').map(Number);
    scrollTo({ top: y, behavior: 'instant' });
    const panes = review.querySelector('.panes');
    if (panes) panes.scrollTop = source;
  }
  document.addEventListener('submit', () => sessionStorage.setItem(kept, `${scrollY} ${review.querySelector('.panes')?.scrollTop ?? 0}`));

  const send = fields => {
    for (const [name, values] of Object.entries(fields)) {
      for (const value of [values].flat()) {
        const field = document.createElement('input');
        field.type = 'hidden';
        field.name = name;
        field.value = value;
        form.append(field);
      }
    }
    form.requestSubmit();
  };

  // How many are chosen.
  for (const pick of document.querySelectorAll('form.pick')) {
    const said = pick.querySelector('.picked');
    const boxes = [...document.querySelectorAll(`input[type=checkbox][form=${pick.id}]`)];
    const digits = [...said.dataset.digits];
    const tell = () => {
      const chosen = boxes.filter(box => box.checked).length;
      said.textContent = chosen ? said.dataset.some.replace('#', [...String(chosen)].map(digit => digits[digit]).join('')) : said.dataset.none;
    };
    boxes.forEach(box => box.addEventListener('change', tell));
    tell();
  }

  // Where it stands: pointing at a value shows its source, and at the source the value.
  const parts = id => id ? [...review.querySelectorAll(`[data-of="${CSS.escape(id)}"]`), document.getElementById(id)].filter(Boolean) : [];
  let lit = [];
  const light = id => {
    lit.forEach(one => one.classList.remove('lit'));
    lit = parts(id);
    lit.forEach(one => one.classList.add('lit'));
  };
  const idOf = target => target.closest?.('[data-of]')?.dataset.of ?? target.closest?.('[data-name], [data-block], .titled-text, .filed > div, .list h3')?.id;
  review.addEventListener('pointerover', event => light(idOf(event.target)));
  review.addEventListener('focusin', event => light(idOf(event.target)));

  // Dragging: names between lists and into the text, paragraphs into lists, to another text and beside their counterparts.
  let dragged = null;
  for (const item of review.querySelectorAll('[data-name], [data-block]')) item.draggable = true;
  review.querySelectorAll('[data-name] a, [data-block] a').forEach(link => { link.draggable = false; });
  review.addEventListener('dragstart', event => {
    const item = event.target.closest?.('[data-name], [data-block]');
    if (!item) return;
    const kind = item.dataset.name ? 'n' : 'b';
    const value = item.dataset.name ?? item.dataset.block;
    const ticked = [...document.querySelectorAll(`input[name=${kind}]:checked`)].map(box => box.value);
    dragged = { kind, values: ticked.includes(value) ? ticked : [value], item };
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', item.textContent.trim());
    item.classList.add('dragged');
  });
  const over = target => target.closest?.('[data-name], .list, [data-block], .cell');
  let place = null;
  const leave = () => { place?.classList.remove('drop-on'); place = null; };
  review.addEventListener('dragover', event => {
    const on = dragged && over(event.target);
    if (!on || on === dragged.item) { leave(); return; }
    event.preventDefault();
    if (on !== place) { leave(); place = on; on.classList.add('drop-on'); }
  });
  review.addEventListener('dragend', () => { dragged?.item.classList.remove('dragged'); dragged = null; leave(); });
  review.addEventListener('drop', event => {
    const on = dragged && over(event.target);
    if (!on) return;
    event.preventDefault();
    const list = on.closest('.list');
    const cell = on.closest('.cell');
    if (list) {
      const at = on.dataset.name?.split('.')[1];
      send({ do: dragged.kind === 'n' ? 'move' : 'to-names', [dragged.kind]: dragged.values, to: list.dataset.group, ...(at && { at }), back: 'g.' + list.dataset.group });
    } else if (dragged.kind === 'n') {
      send({ do: 'to-text', n: dragged.values, r: cell.dataset.text, ...(on.dataset.block && { at: on.dataset.block.split('.')[1] }), back: 'texts' });
    } else {
      const from = dragged.values[0].split('.')[0];
      const to = cell.dataset.text;
      const other = on.dataset.block ?? cell.closest('.row').querySelector(`.cell[data-text="${from === '0' ? to : '0'}"] [data-block]`)?.dataset.block;
      // On the other text: a pair. On the row of its counterpart, in its own text: a pair with what stands there.
      if (from === to && from !== '0' && cell.closest('.row') !== dragged.item.closest('.row')) {
        const first = cell.closest('.row').querySelector('.cell[data-text="0"] [data-block]')?.dataset.block;
        if (first) send({ do: 'pair', b: [first, dragged.values[0]], back: 'b.' + dragged.values[0] });
      } else if (from !== to && (from === '0' || to === '0') && other) send({ do: 'pair', b: [other, dragged.values[0]], back: 'b.' + dragged.values[0] });
    }
  });

  // The field that was opened takes the keys at once: after the browser has gone to the place that the address names, which takes them away.
  const field = review.querySelector('.editor input:not([type=hidden]), .editor textarea, .editor select');
  if (field && location.search.includes('edit=')) addEventListener('load', () => setTimeout(() => field.focus({ preventScroll: true })));
})();
