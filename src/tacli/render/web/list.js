(() => {
  "use strict";
  const form = document.getElementById("controls");
  if (!form) return;
  const table = document.getElementById("rows");
  const search = document.getElementById("q");
  const order = document.getElementById("order");
  const live = document.getElementById("live");
  const clear = document.getElementById("clear");
  const made = document.getElementById("command");
  const folded = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const number = (count) => count.toLocaleString("en-US");
  const some = (count) => number(count) + " " + (count === 1 ? form.dataset.one : form.dataset.many);
  const groups = [...table.tBodies];
  const rows = [...table.querySelectorAll("tr[id]")].map((row) => ({
    row,
    home: row.parentNode,
    text: folded(row.textContent),
    chips: (row.dataset.f || "").split(" ").filter(Boolean).map(Number),
  }));
  const facets = [...form.querySelectorAll("fieldset")].map((set) => {
    const boxes = [...set.querySelectorAll("input")];
    return { set, boxes, first: Number(boxes[0].value), last: Number(boxes[boxes.length - 1].value) };
  });
  const whole = made ? made.textContent : "";
  const flat = document.createElement("tbody");

  const quoted = (word) => (/^[\w.,:@%+/-]+$/.test(word) ? word : "'" + word.replace(/'/g, "'\\''") + "'");

  // The command that asks the same, or nothing where there is none: filters of one name would widen the question, and
  // letters that are typed here stand anywhere in a row, while the tool searches by words.
  const same = (picked) => {
    let line = form.dataset.command;
    for (const [place, facet] of facets.entries()) {
      const codes = picked[place].map((box) => box.dataset.code);
      if (!codes.length) continue;
      const { option, empty } = facet.set.dataset;
      const named = codes.filter(Boolean);
      if (form.dataset.asked.split(" ").includes(option)) return "";
      if (!named.length && empty) line += " --no " + empty;
      else if (named.length < codes.length) return "";
      else if (named.some((code) => code.includes(","))) line += named.map((code) => " --" + option + " " + quoted(code)).join("");
      else line += " --" + option + " " + quoted(named.join(","));
    }
    return line;
  };

  const draw = () => {
    const words = folded(search.value).split(/\s+/).filter(Boolean);
    const picked = facets.map((facet) => facet.boxes.filter((box) => box.checked));
    const wanted = picked.map((boxes) => new Set(boxes.map((box) => Number(box.value))));
    const counts = new Map();
    const kept = new Map();
    let shown = 0;
    for (const { row, home, text, chips } of rows) {
      const found = words.every((word) => text.includes(word));
      const missed = facets.map((_, place) => place).filter(
        (place) => wanted[place].size && !chips.some((chip) => wanted[place].has(chip)));
      row.hidden = !found || missed.length > 0;
      shown += !row.hidden;
      if (!row.hidden) kept.set(home, (kept.get(home) || 0) + 1);
      if (!found || missed.length > 1) continue;
      // A facet counts as if nothing was picked in it: a row that only it leaves out is counted there.
      for (const chip of chips) {
        const only = missed.length ? facets[missed[0]] : null;
        if (!only || (chip >= only.first && chip <= only.last)) counts.set(chip, (counts.get(chip) || 0) + 1);
      }
    }
    for (const box of facets.flatMap((facet) => facet.boxes)) {
      const count = counts.get(Number(box.value)) || 0;
      box.parentNode.querySelector("b").textContent = number(count);
      box.parentNode.classList.toggle("zero", !count);
    }
    for (const group of groups) {
      const label = group.querySelector(".count");
      if (!label) continue;
      const all = Number(group.dataset.rows);
      const count = kept.get(group) || 0;
      group.hidden = !count || Boolean(order.value);
      label.textContent = (count === all ? "" : number(count) + " of ") + some(all);
    }
    const narrowed = words.length > 0 || picked.some((boxes) => boxes.length);
    clear.hidden = !narrowed;
    live.textContent = !narrowed ? "Showing all " + some(rows.length)
      : shown ? "Showing " + number(shown) + " of " + some(rows.length) : "Nothing fits. Clear a choice to see more.";
    // What the page was made with stands in its foot; while it is narrowed, what asks for the same rows does.
    if (made) made.textContent = narrowed && !words.length && same(picked) || whole;
  };

  const sort = () => {
    if (order.value) {
      flat.append(...order.value.split(" ").map((place) => rows[Number(place)].row));
      table.append(flat);
      table.classList.add("flat");
    } else {
      for (const { row, home } of rows) home.append(row);
      flat.remove();
      table.classList.remove("flat");
    }
    draw();
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => (event.target === order ? sort() : draw()));
  clear.addEventListener("click", () => {
    const chosen = order.value;
    form.reset();
    order.value = chosen;
    draw();
    search.focus();
  });
  // On paper stand all rows, whatever is narrowed on the screen: the style sheet shows them, and folds say nothing.
  sort();
})();
