// Runs vnnorm on pyodide in a thread of its own, so that the page answers while it works and can stop it.
// In: a request as JSON. Out: {loading: what}, {ready: versions}, {answer: JSON} or {failed: why}.

const here = new URL(".", self.location);

async function fetched(name) {
  const response = await fetch(new URL(name, here));
  if (!response.ok) throw new Error(`${name}: the server answered ${response.status}`);
  return response;
}

async function load() {
  postMessage({ loading: "Loading Python, 13 MB …" });
  const { loadPyodide, version } = await import("./pyodide/pyodide.mjs");
  const python = await loadPyodide({ indexURL: new URL("pyodide/", here).href });
  postMessage({ loading: "Loading vnnorm …" });
  for (const wheel of ["vnnorm.whl", "unidecode.whl"]) {
    python.unpackArchive(await (await fetched(wheel)).arrayBuffer(), "wheel");
  }
  python.runPython(await (await fetched("answer.py")).text());
  const ready = python.runPython("import platform, vnnorm; f'vnnorm {vnnorm.__version__} on Python {platform.python_version()}'");
  postMessage({ ready: `${ready} (pyodide ${version})` });
  return python.globals.get("answer");
}

const loaded = load();
loaded.catch((error) => postMessage({ failed: `vnnorm did not load. ${error.message || error}` }));

onmessage = async ({ data }) => {
  const answer = await loaded;
  try {
    postMessage({ answer: answer(data) });
  } catch (error) {
    postMessage({ failed: `vnnorm failed on this text. ${error.message || error}` });
  }
};
