// Small comforts; every page works without them.
(() => {
  "use strict";
  document.documentElement.classList.add("js");
  // "/" goes to the search box of a list.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target.closest("input, textarea, select")) return;
    const box = document.querySelector("input[type=search]");
    if (box) { event.preventDefault(); box.focus(); }
  });
  // Filters apply as soon as they are chosen.
  for (const form of document.querySelectorAll("form[data-auto]")) {
    form.addEventListener("change", (event) => {
      if (event.target.tagName === "SELECT") form.requestSubmit();
    });
  }
  // Rows are chosen one by one or all at once, and counted.
  const bulk = document.getElementById("bulk");
  if (bulk) {
    const rows = [...document.querySelectorAll("input[form=bulk][name=row]")];
    const all = document.querySelector("input[data-all=bulk]");
    const count = bulk.querySelector("[data-picked]");
    const nothing = count.textContent;
    const tell = () => {
      const picked = rows.filter((row) => row.checked).length;
      count.textContent = picked ? count.dataset.picked + " " + picked : nothing;
      for (const button of bulk.querySelectorAll("button")) button.disabled = picked === 0;
      if (all) {
        all.checked = picked === rows.length;
        all.indeterminate = picked > 0 && picked < rows.length;
      }
    };
    all?.addEventListener("change", () => {
      for (const row of rows) row.checked = all.checked;
      tell();
    });
    for (const row of rows) row.addEventListener("change", tell);
    tell();
    addEventListener("pageshow", () => setTimeout(tell, 0));
  }
  // A slider says what it stands at.
  for (const slider of document.querySelectorAll("input[data-shown]")) {
    slider.addEventListener("input", () => {
      slider.closest("label").querySelector("output").textContent = slider.value;
    });
  }
  for (const button of document.querySelectorAll("button[data-print]")) {
    button.addEventListener("click", () => print());
  }
  // A form that was begun is not left by accident, and is sent once.
  let dirty = false;
  for (const form of document.querySelectorAll("form[data-guard]")) {
    form.addEventListener("input", () => { dirty = true; });
    form.addEventListener("submit", () => {
      dirty = false;
      setTimeout(() => {
        for (const button of form.querySelectorAll("button")) button.disabled = true;
      }, 0);
    });
  }
  addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
  addEventListener("pageshow", () => {
    for (const button of document.querySelectorAll("button:disabled")) button.disabled = false;
  });
  // Long texts say how much room is left.
  for (const area of document.querySelectorAll("textarea[maxlength][aria-describedby]")) {
    const hint = document.getElementById(area.getAttribute("aria-describedby").split(" ")[0]);
    const text = hint ? hint.textContent : "";
    area.addEventListener("input", () => {
      hint.textContent = text + " · " + area.value.length + "/" + area.maxLength;
    });
  }
  // Long choices are narrowed down by typing.
  for (const box of document.querySelectorAll("input[data-narrow]")) {
    const list = document.getElementById(box.dataset.narrow);
    box.addEventListener("input", () => {
      const text = box.value.trim();
      for (const label of list.querySelectorAll("label")) {
        label.hidden = text !== "" && !label.textContent.includes(text)
          && !label.querySelector("input").checked;
      }
    });
  }
  // Longer ones are searched; what is chosen stays.
  const fillSelect = (select, items) => {
    const chosen = select.selectedOptions[0];
    select.replaceChildren(select.options[0]);
    if (chosen.value && !items.some((item) => item.id === chosen.value)) select.add(chosen);
    for (const item of items) {
      select.add(new Option(item.label, item.id, false, item.id === chosen.value));
    }
  };
  const fillBoxes = (list, items, key) => {
    const kept = [...list.querySelectorAll("input:checked")].map((input) => input.parentElement);
    list.replaceChildren(...kept);
    for (const item of items) {
      if (kept.some((label) => label.firstChild.value === item.id)) continue;
      const label = document.createElement("label");
      const input = document.createElement("input");
      Object.assign(input, { type: "checkbox", name: key, value: item.id });
      label.append(input, " " + item.label);
      list.append(label);
    }
  };
  for (const box of document.querySelectorAll("input[data-finder]")) {
    const target = document.getElementById(box.dataset.finder);
    let latest = 0;
    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    box.addEventListener("input", async () => {
      const mine = ++latest;
      const address = "/options/" + box.dataset.lookup + "?q=" + encodeURIComponent(box.value)
        + "&about=" + (location.pathname.split("/")[2] || "");
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (!answer.ok) return;
      const items = (await answer.json()).items.slice(0, 50);
      if (mine !== latest) return;
      if (target.tagName === "SELECT") fillSelect(target, items);
      else fillBoxes(target, items, box.name.replace(/^find-/, ""));
    });
  }
})();
