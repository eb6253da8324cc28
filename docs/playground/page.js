// The page around vnnorm: sends the form to the worker, and shows what comes back. Text is only ever set as text.

(() => {
  const root = document.getElementById("playground");
  const base = new URL(".", document.currentScript.src);
  const form = root.querySelector("form");
  const one = (selector) => root.querySelector(selector);
  const said = one(".status span");
  const [run, stop, again] = ["run", "stop", "again"].map((name) => one(`button[name=${name}]`));
  let worker;
  let started = 0;
  let saved = "";
  let greeted = false; // by the result of the sample

  // loading → ready ⇄ working; any → failed
  function show(state, text) {
    root.dataset.state = state;
    said.textContent = text;
    one("progress").hidden = state !== "loading" && state !== "working";
    run.disabled = state !== "ready";
    stop.hidden = state !== "working";
    again.hidden = state !== "failed";
  }

  function load() {
    if (location.protocol === "file:") {
      show("failed", "Browsers run this page only from a web server. In the folder of the site: python -m http.server");
      again.hidden = true;
      return;
    }
    worker?.terminate();
    show("loading", "Loading …");
    worker = new Worker(new URL("worker.js", base), { type: "module" });
    worker.onmessage = ({ data }) => {
      if (data.loading) show("loading", data.loading);
      else if (data.failed) show("failed", data.failed);
      else if (data.answer) answered(JSON.parse(data.answer));
      else ready(data.ready);
    };
    worker.onerror = (event) => show("failed", `The page could not start Python. ${event.message || ""}`);
  }

  function ready(versions) {
    show("ready", versions);
    if (!greeted) normalize();
    greeted = true;
  }

  // ---------------------------------------------------------------- the form

  const boxes = [...form.querySelectorAll("input[name=step]")];
  const presets = [...form.querySelectorAll("input[name=preset]")];

  function options(step) {
    const chosen = {};
    for (const input of form.querySelectorAll(`[data-step=${step}]`)) {
      const value = input.type === "checkbox" ? input.checked : input.value;
      if (value) chosen[input.dataset.option] = value;
    }
    return chosen;
  }

  form.addEventListener("change", ({ target }) => {
    if (target.name === "preset") {
      const steps = target.value.split(" ");
      if (target.value) for (const box of boxes) box.checked = steps.includes(box.value);
      else form.querySelector("details").open = true;
    } else if (target.name === "step") {
      const steps = boxes.filter((box) => box.checked).map((box) => box.value).join(" ");
      (presets.find((preset) => preset.value === steps) || presets.at(-1)).checked = true;
    }
  });

  function normalize() {
    const steps = boxes.filter((box) => box.checked).map((box) => [box.value, options(box.value)]);
    show("working", "Normalizing …");
    started = performance.now();
    worker.postMessage(JSON.stringify({ text: form.elements.text.value, steps, reference: form.elements.reference.value }));
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!run.disabled) normalize();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  stop.addEventListener("click", load);
  again.addEventListener("click", load);

  // ---------------------------------------------------------------- the answer

  function answered(answer) {
    if (answer.error) {
      show("ready", answer.error);
      return;
    }
    one(".result").textContent = answer.text;
    one("iframe").srcdoc = answer.report;
    URL.revokeObjectURL(saved);
    one(".save").href = saved = URL.createObjectURL(new Blob([answer.report], { type: "text/html" }));
    for (const details of root.querySelectorAll("[data-table]")) fill(details, answer[details.dataset.table]);
    one(".answer").hidden = false;
    show("ready", `Normalized in ${Math.max(1, Math.round(performance.now() - started))} ms`);
  }

  function fill(details, { rows, count }) {
    const summary = details.firstElementChild;
    summary.textContent = `${summary.textContent.split(" (")[0]} (${count})`;
    const table = document.createElement("table");
    line(table.createTHead(), "th", details.dataset.columns.split("|"));
    const body = table.createTBody();
    const isEdits = details.dataset.table === "edits";
    for (const row of rows) line(body, "td", isEdits ? [seen(row[0]), seen(row[1]), ...row.slice(2)] : row);
    const scroll = document.createElement("div");
    scroll.className = "scroll";
    scroll.append(table);
    if (rows.length < count) scroll.append(`The first ${rows.length} of ${count}.`);
    details.replaceChildren(summary, ...(count ? [scroll] : []));
  }

  // What would be an empty cell, so that it can be seen.
  function seen(text) {
    return text ? text.replace(/^\s+$/, (spaces) => spaces.replaceAll(" ", "␣").replaceAll("\n", "↵")) : "nothing";
  }

  function line(part, kind, cells) {
    const row = part.insertRow();
    for (const cell of cells) {
      const element = document.createElement(kind);
      // A line may break after each underscore, so that segmented text fits a phone.
      String(cell).split(/(?<=_)/).forEach((part, index) => element.append(...(index ? [document.createElement("wbr")] : []), part));
      row.append(element);
    }
  }

  one("button[name=copy]").addEventListener("click", async ({ target }) => {
    await navigator.clipboard.writeText(one(".result").textContent);
    target.textContent = "Copied";
    setTimeout(() => (target.textContent = "Copy"), 1500);
  });

  load();
})();
